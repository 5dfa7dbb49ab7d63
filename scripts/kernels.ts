/**
 * Compiles the wasm kernels, from AssemblyScript to WebAssembly, into demos/core/kernels: `npm run kernels`. The same
 * source gives the same bytes everywhere, which a test holds.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Memory is that of TensorFlow.js: the kernels allocate nothing and have no data of their own. */
const OPTIONS = [
  ...['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert'],
  ...['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'],
  ...['--disableWarning', '112'], // functions of four numbers are inlined, none of them is exported
]

/**
 * Compiles the kernels.
 *
 * @param isRelaxed with the instructions of relaxed SIMD, see `madd`
 * @throws Error with what the compiler says
 */
export async function compileKernels(isRelaxed: boolean): Promise<Buffer> {
  const compiler = dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json'))
  const folder = await mkdtemp(join(tmpdir(), 'kernels-'))
  const binary = join(folder, 'kernels.wasm')
  const source = 'demos/core/kernels/assembly/index.ts'
  try {
    await promisify(execFile)(process.execPath, [
      join(compiler, 'bin/asc.js'),
      source,
      ...['--outFile', binary],
      ...OPTIONS,
      ...(isRelaxed ? ['--enable', 'relaxed-simd'] : []),
    ])
    return await readFile(binary)
  } finally {
    await rm(folder, { recursive: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  await writeBinary(
    'binary.ts',
    'BINARY',
    false,
    'The kernels of assembly/, compiled by scripts/kernels.ts, in base64.',
  )
  await writeBinary(
    'relaxed-binary.ts',
    'RELAXED_BINARY',
    true,
    'The same with relaxed SIMD, which not all browsers have.',
  )
}

async function writeBinary(file: string, name: string, isRelaxed: boolean, what: string): Promise<void> {
  const text = (await compileKernels(isRelaxed)).toString('base64')
  await writeFile(`demos/core/kernels/${file}`, `/** ${what} */\nexport const ${name} =\n  '${text}'\n`)
}
