/**
 * Compiles the wasm kernels, from AssemblyScript to WebAssembly, into demos/core/kernels/binary.ts: `npm run kernels`.
 * The same source gives the same bytes everywhere, which a test holds.
 */
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { main } from 'assemblyscript/asc'

/** Memory is that of TensorFlow.js: the kernels allocate nothing and have no data of their own. */
const OPTIONS = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert'],
  ...['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'],
  ...['--disableWarning', '112'], // functions of four numbers are inlined, none of them is exported
]

/**
 * Compiles the kernels.
 *
 * @throws Error with what the compiler says
 */
export async function compileKernels(): Promise<Uint8Array> {
  const { error, stdout, stderr, binary } = await compile()
  if (error) throw new Error(`The kernels do not compile: ${stderr}`, { cause: error })
  if (!binary) throw new Error(`The compiler gave no binary: ${stdout}`)
  return binary
}

async function compile() {
  let binary: Uint8Array | undefined
  const { error, stdout, stderr } = await main(
    ['demos/core/kernels/assembly/index.ts', '--outFile', 'kernels.wasm', ...OPTIONS],
    {
      writeFile(_, contents) {
        if (typeof contents !== 'string') binary = contents
      },
    },
  )
  return { error, stdout: String(stdout), stderr: String(stderr), binary }
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const text = Buffer.from(await compileKernels()).toString('base64')
  await writeFile(
    'demos/core/kernels/binary.ts',
    `/** The kernels of assembly/, compiled by scripts/kernels.ts, in base64. */\nexport const BINARY =\n  '${text}'\n`,
  )
}
