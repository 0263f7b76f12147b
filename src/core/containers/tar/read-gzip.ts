import { AssistantError } from '../../../api/error.ts'
import type { ContainerSource, MemberStream } from '../container.ts'
import { filePieces } from '../file-pieces.ts'
import { memberPath } from '../member-name.ts'
import { memberLimit, takeMember } from '../take-member.ts'
import { unpackingBudget } from '../unpacking-budget.ts'
import { readTar } from './read-tar.ts'
import { tarBlockBytes, tarHeader } from './tar-header.ts'

/** The file in a gzip file (RFC 1952), or those of the tar archive in it. */
export async function* readGzip(source: ContainerSource): MemberStream {
  const pieces = within(
    source.unpack(filePieces(source.file, source.signal), 'gzip'),
    unpackingBudget(source.file.size),
  )
  const first: Uint8Array[] = []
  let held = 0
  while (held < tarBlockBytes) {
    const next = await pieces.next().catch((error: unknown) => {
      throw error instanceof AssistantError ? error : new AssistantError('document-damaged', {}, { cause: error })
    })
    if (next.done) break
    first.push(next.value)
    held += next.value.length
  }
  const whole = follow(first, pieces)
  const head = new Uint8Array(tarBlockBytes)
  let at = 0
  for (const piece of first) {
    const part = piece.subarray(0, tarBlockBytes - at)
    head.set(part, at)
    at += part.length
  }
  if (at === tarBlockBytes && tarHeader(head)) return yield* readTar(source, whole)
  const { sink, name, maxBytes, signal } = source
  const own = memberPath((await nameWithin(source)) ?? name.replace(/\.gz$/i, ''))
  const limit = memberLimit(own, maxBytes)
  yield await takeMember(sink, { name: own, size: 0, limit }, whole, signal)
  return []
}

async function* follow(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first
  yield* rest
}

async function* within(
  pieces: AsyncIterable<Uint8Array>,
  budget: ReturnType<typeof unpackingBudget>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (!budget.spend(piece.length))
      throw new AssistantError('archive-unpacks-too-large', { megabytes: budget.megabytes })
    yield piece
  }
}

/** The name that the header keeps (RFC 1952, 2.3.1, in Latin 1). */
async function nameWithin({ file }: ContainerSource): Promise<string | undefined> {
  const head = await file.read(0, 1_024)
  const flags = head[3] ?? 0
  if ((flags & 8) === 0) return undefined
  const start = (flags & 4) === 0 ? 10 : 12 + (head[10] ?? 0) + (head[11] ?? 0) * 256
  const end = head.indexOf(0, start)
  return end > start ? new TextDecoder('latin1').decode(head.subarray(start, end)) : undefined
}
