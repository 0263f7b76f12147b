import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import type { WarmMemory, WarmRecord } from '../../core/ports/warm-memory.ts'
import { checksumText } from './file-checksum.ts'
import { bytesToTokens, tokenBytes } from './prefix-digests.ts'

/**
 * Tokens of the long texts that prompts are made of: to tokenise 128K tokens takes longer than to load the model's state of
 * them. The texts themselves are not kept.
 */
export type PieceMemory = {
  /** The text's tokens, as `make` made them once. `variant` names how. */
  tokens(text: string, variant: string, make: () => readonly number[]): readonly number[]
  /** Writes those to disk that stand in a prompt of these revisions and are not there yet. */
  save(prompt: readonly number[], revisionIds: readonly string[]): Promise<void>
}

const leastCharacters = 4_000
const mostTokens = 8_000_000
/** Ends the keys of these files. */
const end = '.tokens'

/** Pieces of the model of this id; without `warm` they live as long as the process. */
export function createPieceMemory(modelId: string, warm: WarmMemory | undefined): PieceMemory {
  const held = new Map<string, Uint32Array>()
  let tokens = 0

  const hold = (digest: string, piece: Uint32Array): void => {
    tokens += piece.length - (held.get(digest)?.length ?? 0)
    held.delete(digest)
    held.set(digest, piece)
    for (const [oldest, { length }] of held) {
      if (tokens <= mostTokens || held.size === 1) return
      held.delete(oldest)
      tokens -= length
    }
  }

  const recordOf = (digest: string): WarmRecord | undefined =>
    warm?.store.list().find(({ key }) => key === `${digest}${end}`)

  const read = (digest: string): Uint32Array | undefined => {
    const record = recordOf(digest)
    if (!warm || !record || record.modelId !== modelId) return undefined
    try {
      const bytes = readFileSync(warm.files.path(record.key))
      if (bytes.length !== record.tokens * 4 || checksumText(crc32(bytes)) !== record.checksum) {
        throw new Error('changed on disk')
      }
      return bytesToTokens(bytes)
    } catch {
      if (warm.readOnly) return undefined
      warm.store.remove([record.key])
      void warm.files.remove([record.key]).catch(() => undefined)
      return undefined
    }
  }

  return {
    tokens(text, variant, make) {
      if (text.length < leastCharacters) return make()
      const digest = createHash('sha256').update(`${modelId}\0${variant}\0`).update(text).digest('hex')
      const known = held.get(digest) ?? read(digest)
      const piece = known ?? Uint32Array.from(make())
      hold(digest, piece)
      return Array.from(piece)
    },
    async save(prompt, revisionIds) {
      if (!warm || warm.readOnly) return
      const whole = tokenBytes(prompt)
      for (const [digest, piece] of held) {
        if (piece.length === 0 || !standsIn(whole, tokenBytes(piece))) continue
        const key = `${digest}${end}`
        const known = recordOf(digest)
        const bytes = tokenBytes(piece)
        const now = Date.now()
        if (known && revisionIds.every((id) => known.revisionIds.includes(id))) {
          warm.store.touch([key], now)
          continue
        }
        if (!known) {
          if (!(await warm.makeRoom(bytes.length))) continue
          const draft = await warm.files.draft(key)
          try {
            writeFileSync(draft, bytes)
            await warm.files.keep(draft, key)
          } catch (error) {
            await warm.files.remove([basename(draft)])
            throw error
          }
        }
        const added = warm.store.add({
          key,
          kind: 'tokens',
          modelId,
          engine: '',
          prefix: digest,
          tokens: piece.length,
          bytes: bytes.length,
          checksum: checksumText(crc32(bytes)),
          revisionIds,
          savedAt: now,
          usedAt: now,
        })
        if (!added && !known) await warm.files.remove([key])
      }
    },
  }
}

/** Whether tokens stand in others, both as bytes. */
function standsIn(whole: Buffer, piece: Buffer): boolean {
  for (let at = whole.indexOf(piece); at >= 0; at = whole.indexOf(piece, at + 1)) if (at % 4 === 0) return true
  return false
}
