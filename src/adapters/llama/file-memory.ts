import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { ModelInfo } from '../../api/model.ts'
import type { ContextSample } from './context-memory.ts'

/** Tokens a second by what was tried: thread counts, batch sizes. */
const Rates = z.record(z.string(), z.number())
/** Decode tokens a second without and with guessing ahead. */
const Guessing = z.strictObject({ without: z.number(), with: z.number() })

/**
 * What was measured of a model's speed. `draft` is the digest of the smaller model it was tried with; `done`: nothing is left
 * to measure.
 */
const Tuning = z.strictObject({
  prefill: Rates,
  decode: Rates,
  batches: Rates,
  lookup: Guessing.optional(),
  draft: Guessing.extend({ id: z.string() }).optional(),
  done: z.boolean(),
})
export type Tuning = z.infer<typeof Tuning>

/** What was measured of a model on a machine: bytes of its weights once loaded, contexts, speeds. */
const Measured = z.strictObject({
  weightsBytes: z.number().optional(),
  contexts: z.array(z.strictObject({ tokens: z.number(), batch: z.number(), bytes: z.number() })),
  tuning: Tuning.optional(),
})
export type Measured = z.infer<typeof Measured>

const files = { digests: z.record(z.string(), z.string()), probes: z.record(z.string(), ModelInfo) }
const First = z.strictObject({ version: z.literal(1), ...files })
/** `machines`: by the machine's key, then by the model's digest. */
const Remembered = z.strictObject({
  version: z.literal(2),
  ...files,
  machines: z.record(z.string(), z.record(z.string(), Measured)),
})
type Remembered = z.infer<typeof Remembered>

const samplesKept = 5
const sizesKept = 12

/** What is known of model files by their stamps, so that no file is hashed, probed or measured twice. */
export type FileMemory = {
  digest(key: string): string | undefined
  probe(key: string, role: string): ModelInfo | undefined
  probes(): ModelInfo[]
  measured(machine: string, modelId: string): Measured
  keepDigest(key: string, sha256: string): Promise<void>
  keepProbe(key: string, info: ModelInfo): Promise<void>
  keepWeights(machine: string, modelId: string, bytes: number): Promise<void>
  /** Keeps the last five of each size. */
  keepContext(machine: string, modelId: string, sample: ContextSample): Promise<void>
  keepTuning(machine: string, modelId: string, tuning: Tuning): Promise<void>
}

/** Kept in `path` across runs where one is given. An unreadable file is taken as empty: it only saves time. */
export async function openFileMemory(path: string | undefined): Promise<FileMemory> {
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined)
  const known = text === undefined ? empty() : parse(text)
  let saving: Promise<void> = Promise.resolve()
  const save = (): Promise<void> => {
    if (path === undefined) return saving
    const draft = `${path}.${process.pid}`
    saving = saving
      .then(() => writeFile(draft, JSON.stringify(known)))
      .then(() => rename(draft, path))
      .catch(() => undefined)
    return saving
  }
  const measured = (machine: string, modelId: string): Measured =>
    known.machines[machine]?.[modelId] ?? { contexts: [] }
  const keep = (machine: string, modelId: string, change: Partial<Measured>): Promise<void> => {
    known.machines[machine] = {
      ...known.machines[machine],
      [modelId]: { ...measured(machine, modelId), ...change },
    }
    return save()
  }
  return {
    digest: (key) => known.digests[key],
    probe: (key, role) => known.probes[`${role}|${key}`],
    probes: () => Object.values(known.probes),
    measured,
    keepDigest(key, digest) {
      known.digests[key] = digest
      return save()
    },
    keepProbe(key, info) {
      known.probes[`${info.role}|${key}`] = info
      return save()
    },
    keepWeights: (machine, modelId, weightsBytes) => keep(machine, modelId, { weightsBytes }),
    keepContext(machine, modelId, sample) {
      const alike = (other: ContextSample): boolean => other.tokens === sample.tokens && other.batch === sample.batch
      const { contexts } = measured(machine, modelId)
      const same = [...contexts.filter(alike), sample].slice(-samplesKept)
      const others = contexts.filter((other) => !alike(other))
      return keep(machine, modelId, { contexts: [...others, ...same].slice(-samplesKept * sizesKept) })
    },
    keepTuning: (machine, modelId, tuning) => keep(machine, modelId, { tuning }),
  }
}

function empty(): Remembered {
  return { version: 2, digests: {}, probes: {}, machines: {} }
}

function parse(text: string): Remembered {
  try {
    const value: unknown = JSON.parse(text)
    const first = First.safeParse(value)
    return first.success ? { ...first.data, version: 2, machines: {} } : Remembered.parse(value)
  } catch {
    return empty()
  }
}
