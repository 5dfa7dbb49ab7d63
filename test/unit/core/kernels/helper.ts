/** A helper in a thread of Node. */
import { parentPort } from 'node:worker_threads'
import { help, type HelperSetup } from '../../../../demos/core/kernels/shares.ts'

parentPort!.once('message', (setup: HelperSetup) => help(setup))
