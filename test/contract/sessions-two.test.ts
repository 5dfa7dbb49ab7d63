import { describeSessions } from './sessions'

describeSessions(1)
