import { createHash } from 'node:crypto'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { AssistantError, type ErrorValue } from '../../api/error.ts'
import { joinBytes } from '../documents/join-bytes.ts'
import type { Member, MemberSink } from '../ports/members.ts'
import type { RandomAccessFile } from '../ports/random-access-file.ts'
import type { Unpacker } from '../ports/unpacker.ts'
import { byteFile } from './byte-file.ts'
import type { ContainerSource, MemberStream } from './container.ts'

/** A sink that keeps members in memory by digest, for tests. */
export function keepingSink(): MemberSink & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    async write(content) {
      const pieces: Uint8Array[] = []
      for await (const piece of content instanceof Uint8Array ? [content] : content) pieces.push(piece.slice())
      const bytes = joinBytes(pieces)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      kept.set(sha256, bytes)
      return { sha256, size: bytes.length }
    },
  }
}

const unpack: Unpacker = async function* (packed, format) {
  const pieces: Uint8Array[] = []
  for await (const piece of packed) pieces.push(piece)
  yield format === 'gzip' ? gunzipSync(joinBytes(pieces)) : inflateRawSync(joinBytes(pieces))
}

/** What a reader finds in a container, for tests: members with their bytes, warnings, or the code it ends in. */
export async function readAll(
  read: (source: ContainerSource) => MemberStream,
  content: Uint8Array | RandomAccessFile,
  { name = 'box', maxBytes = 1e9 } = {},
): Promise<{ members: (Member & { bytes?: Uint8Array })[]; warnings: ErrorValue[]; code?: string }> {
  const sink = keepingSink()
  const file = content instanceof Uint8Array ? byteFile(content) : content
  const members: (Member & { bytes?: Uint8Array })[] = []
  const stream = read({ file, sink, unpack, name, maxBytes, signal: new AbortController().signal })
  try {
    for (;;) {
      const next = await stream.next()
      if (next.done) return { members, warnings: next.value }
      const bytes = 'sha256' in next.value ? sink.kept.get(next.value.sha256) : undefined
      members.push(bytes ? { ...next.value, bytes } : next.value)
    }
  } catch (error) {
    return { members, warnings: [], code: error instanceof AssistantError ? error.code : `not of the set: ${error}` }
  }
}

/** Names with sizes, or with the codes of their errors, for tests. */
export function outline(members: readonly Member[]): string[] {
  return members.map((member) => `${member.name}: ${'error' in member ? member.error.code : member.size}`)
}
