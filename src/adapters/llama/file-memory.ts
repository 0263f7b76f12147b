import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { ModelInfo } from '../../api/model.ts'

const Remembered = z.strictObject({
  version: z.literal(1),
  digests: z.record(z.string(), z.string()),
  probes: z.record(z.string(), ModelInfo),
})
type Remembered = z.infer<typeof Remembered>

/** What is known of model files by their stamps, so that no file is hashed or probed twice. */
export type FileMemory = {
  digest(key: string): string | undefined
  probe(key: string, role: string): ModelInfo | undefined
  probes(): ModelInfo[]
  keepDigest(key: string, sha256: string): Promise<void>
  keepProbe(key: string, info: ModelInfo): Promise<void>
}

/** Kept in `path` across runs where one is given. An unreadable file is taken as empty: it only saves time. */
export async function openFileMemory(path: string | undefined): Promise<FileMemory> {
  const empty: Remembered = { version: 1, digests: {}, probes: {} }
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined)
  const known = text === undefined ? empty : parse(text, empty)
  const save = async (): Promise<void> => {
    if (path === undefined) return
    const draft = `${path}.${process.pid}`
    await writeFile(draft, JSON.stringify(known))
      .then(() => rename(draft, path))
      .catch(() => undefined)
  }
  return {
    digest: (key) => known.digests[key],
    probe: (key, role) => known.probes[`${role}|${key}`],
    probes: () => Object.values(known.probes),
    keepDigest(key, digest) {
      known.digests[key] = digest
      return save()
    },
    keepProbe(key, info) {
      known.probes[`${info.role}|${key}`] = info
      return save()
    },
  }
}

function parse(text: string, empty: Remembered): Remembered {
  try {
    return Remembered.parse(JSON.parse(text))
  } catch {
    return empty
  }
}
