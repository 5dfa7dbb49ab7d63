import { describeSessions } from './sessions'

describeSessions(0)
