import { describeWindows } from './windows.ts'

describeWindows('site')
