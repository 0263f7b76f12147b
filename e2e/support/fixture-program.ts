import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from './launch.ts'

export type FixtureOptions = {
  /** Source of `out/main/backend.js`. */
  backend: string
  /** More files, by path inside the folder. */
  files?: Record<string, string>
  /** A page of its own instead of Carrel's. */
  page?: string
}

/** A copy of the built program with another backend (and page): the real main and preload bundles run. */
export function fixtureProgram({ backend, files = {}, page }: FixtureOptions): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-fixture-'))
  const out = join(projectRoot, 'out')
  for (const part of ['main', 'preload']) cpSync(join(out, part), join(folder, 'out', part), { recursive: true })
  if (page === undefined) symlinkSync(join(out, 'renderer'), join(folder, 'out/renderer'))
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  const all = {
    'package.json': JSON.stringify({
      name: 'carrel',
      productName: 'Carrel',
      version: '0.0.0',
      type: 'module',
      main: 'out/main/main.js',
    }),
    'out/main/backend.js': backend,
    ...(page === undefined ? {} : { 'out/renderer/index.html': page }),
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** A backend without a library: echoes what pages say over their ports; `crash` makes it abort. */
export const echoBackend = `
const main = process.parentPort
main.on('message', ({ data, ports }) => {
  if (data.type === 'close') main.postMessage({ type: 'closed' })
  if (data.type !== 'page-port') return
  const port = ports[0]
  port.on('message', ({ data }) => {
    if (data === 'crash') process.abort()
    port.postMessage({ pid: process.pid, echo: data })
  })
  port.start()
})
main.postMessage({ type: 'ready' })
`
