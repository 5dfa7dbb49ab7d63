/**
 * A Chromium for a bare Linux x64: @sparticuz/chromium, pinned, set up aside in node_modules/.cache (67 MB, so no
 * dependency). It brings the libraries and a font that a bare machine lacks; a small wrapper script points the
 * browser at them, so that it is one path for whoever launches it.
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const version = '153.0.0'
const home = resolve('node_modules/.cache/browser', version)

export async function providedBrowser(): Promise<string> {
  const wrapper = join(home, 'chromium.sh')
  if (existsSync(wrapper)) return wrapper
  console.log(`No Chromium found: setting up @sparticuz/chromium ${version} in node_modules/.cache/browser …`)
  const staging = `${home}.${process.pid}`
  try {
    await unpack(staging)
    await writeFile(join(staging, 'chromium.sh'), script, { mode: 0o755 })
    if (existsSync(home)) await rm(home, { recursive: true })
    await rename(staging, home)
  } catch (cause) {
    await rm(staging, { recursive: true, force: true })
    const advice = 'install one (Debian, Ubuntu: apt-get install -y chromium) or set CHROMIUM_PATH'
    throw new Error(`No Chromium found, and none could be provided: ${advice}.`, { cause })
  }
  return wrapper
}

async function unpack(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const npm = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-fund', '--no-audit']
  execFileSync('npm', [...npm, '--loglevel=error', `--prefix=${folder}`, `@sparticuz/chromium@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const bin = join(folder, 'node_modules/@sparticuz/chromium/bin')
  await inflate(join(bin, 'chromium.br'), join(folder, 'chromium'))
  await chmod(join(folder, 'chromium'), 0o755)
  for (const name of ['al2023', 'swiftshader', 'fonts']) {
    const archive = join(folder, `${name}.tar`)
    await inflate(join(bin, `${name}.tar.br`), archive)
    execFileSync('tar', ['-xf', archive, '-C', folder, '--no-same-owner'])
    await rm(archive)
  }
  await rm(join(folder, 'node_modules'), { recursive: true })
  await writeFile(join(folder, 'fonts.conf'), fontconfig)
}

const inflate = (from: string, to: string) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to))

/** Libraries and fonts of the machine come first: ours only fill what it lacks. */
const script = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
system=/usr/lib/x86_64-linux-gnu:/lib/x86_64-linux-gnu:/usr/lib64:/lib64
export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$system:$here/lib:$here"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" --headless --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader "$@"
`
const fontconfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fontcache</cachedir>
</fontconfig>
`
