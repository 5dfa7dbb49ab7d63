/**
 * Automatic differentiation, for what the code of training computes no gradient of. The gradients of TensorFlow.js are
 * files that Node finds by `require` only; they come with a second copy of its tensors, which needs the operations too.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const core = (part: string) => require(`@tensorflow/tfjs-core/dist/${part}`)
core('tensor').setOpHandler(core('ops/ops'))
core('register_all_gradients')
