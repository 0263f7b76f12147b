import { totalmem } from 'node:os'
import { basename } from 'node:path'
import { AssistantError } from '../../api/error.ts'
import type { ModelInfo } from '../../api/model.ts'
import type { Log } from '../../core/ports/log.ts'
import { sha256, stampFile } from './file-stamp.ts'
import { type GgufFacts, ggufFacts, modelInfo } from './gguf-facts.ts'
import { outOfMemory } from './memory-share.ts'
import { loadRuntime, type Runtime } from './runtime.ts'

const probeTokens = 64

/**
 * Tries a GGUF file for a role by loading it and evaluating one short text. llama.cpp aborts the whole process on some
 * damaged files, so this runs in a Workshop child only. Errors: `model-not-found`, `model-unusable`, `model-not-chat`,
 * `model-not-embedder`.
 */
export async function probeModel(input: { path: string; role: ModelInfo['role'] }, log: Log): Promise<ModelInfo> {
  const { path, role } = input
  const stamp = await stampFile(path)
  const name = basename(path)
  const runtime = await loadRuntime(log, { gpu: false })
  try {
    const facts = ggufFacts(await runtime.library.readGgufFileInfo(path, { logWarnings: false }))
    requireRole(facts, role, name)
    await evaluate(runtime, path, role)
    return modelInfo(facts, role, { sha256: await sha256(path), path, size: stamp.size })
  } catch (cause) {
    if (cause instanceof AssistantError) throw cause
    if (cause instanceof runtime.library.InsufficientMemoryError) {
      throw outOfMemory(name, stamp.size, totalmem(), cause)
    }
    throw new AssistantError('model-unusable', { name, path }, { cause })
  }
}

/** Throws `model-not-chat` or `model-not-embedder` where the model is made for something else. */
export function requireRole(facts: GgufFacts, role: ModelInfo['role'], name: string): void {
  if (facts.role === role) return
  throw new AssistantError(role === 'chat' ? 'model-not-chat' : 'model-not-embedder', { name })
}

/**
 * A text whose UTF-8 holds every byte that UTF-8 has: a vocabulary that lacks a byte loads well and ends the process
 * at the first text with it.
 */
export function everyByte(): string {
  const points = Array.from({ length: 0x7f }, (_, index) => index + 1)
  for (let point = 0x80; point < 0x800; point += 1) points.push(point)
  for (let lead = 0; lead < 0x10; lead += 1) points.push(Math.max(0x800, lead * 0x1000 + (lead === 0xd ? 0x10 : 0)))
  for (let plane = 1; plane <= 0x10; plane += 1) points.push(plane * 0x10000)
  return `The quick brown fox 🙂 ${String.fromCodePoint(...points)}`
}

async function evaluate({ llama }: Runtime, path: string, role: ModelInfo['role']): Promise<void> {
  const model = await llama.loadModel({ modelPath: path })
  const tokens = model.tokenize(everyByte(), false).slice(0, probeTokens / 2)
  if (role === 'embedder') {
    const size = { contextSize: probeTokens, batchSize: probeTokens, threads: 1 }
    const context = await model.createEmbeddingContext(size)
    const { vector } = await context.getEmbeddingFor(tokens)
    if (!vector.some((value) => Number.isFinite(value) && value !== 0)) throw new Error('The embedding is empty')
  } else {
    const context = await model.createContext({ contextSize: probeTokens, batchSize: probeTokens, threads: 1 })
    const written = context.getSequence().evaluate(tokens)
    await written.next()
    await written.return()
  }
  await model.dispose()
}
