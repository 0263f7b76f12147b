import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { seeded } from '../scale/random.ts'
import type { HostileFile } from './hostile-file.ts'

const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const largest = 5_000_000

/**
 * A real file of every extension in the corpora (none where they are missing), torn, overwritten here and there, and with
 * pieces put elsewhere; the same each time.
 */
export function tornFiles(): HostileFile[] {
  return [...oneOfEach()].flatMap(([extension, file], at) =>
    mutations.map((mutate, index) => ({
      name: `torn-${index}.${extension}`,
      make: () => mutate(readFileSync(file), seeded(at * 16 + index)),
    })),
  )
}

const mutations: ((bytes: Buffer, random: () => number) => Uint8Array)[] = [
  (bytes, random) => bytes.subarray(0, Math.floor(bytes.length * random())),
  (bytes, random) => {
    for (let at = 0; at < 200; at += 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    return bytes
  },
  (bytes, random) => {
    const size = Math.ceil(bytes.length / 20)
    const place = () => Math.floor(random() * Math.max(1, bytes.length - size))
    for (let at = 0; at < 5; at += 1) bytes.copyWithin(place(), place(), place() + size)
    return bytes
  },
]

/** The first file of each extension, in name order. */
function oneOfEach(): Map<string, string> {
  const found = new Map<string, string>()
  if (!existsSync(corpora)) return found
  const folders = ['parser-docling', 'parser-email'].map((name) => path.join(corpora, name)).filter(existsSync)
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/groundtruth/.test(name)) continue
      const extension = path.extname(name).slice(1).toLowerCase()
      const file = path.join(folder, name)
      if (extension === '' || found.has(extension)) continue
      const stat = statSync(file)
      if (stat.isFile() && stat.size > 0 && stat.size <= largest) found.set(extension, file)
    }
  }
  return found
}
