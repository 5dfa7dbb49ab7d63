import { describeWindows } from './windows.ts'

describeWindows('dev')
