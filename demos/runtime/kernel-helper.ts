/** Entry of a helper of the training worker: it computes shares of what the kernels are asked for. */
import { help, type HelperSetup } from '../core/kernels/shares'

self.addEventListener('message', ({ data }: MessageEvent<HelperSetup>) => help(data))
