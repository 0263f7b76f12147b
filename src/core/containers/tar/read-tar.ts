import { AssistantError } from '../../../api/error.ts'
import type { Member } from '../../ports/members.ts'
import { byteReader } from '../byte-reader.ts'
import { type ContainerSource, type MemberStream, mostMembers } from '../container.ts'
import { isJunk, memberPath, unlikeNames } from '../member-name.ts'
import { leftOut, memberLimit, takeMember } from '../take-member.ts'
import { unpackingBudget } from '../unpacking-budget.ts'
import { paxRecords, type TarHeader, tarBlockBytes, tarHeader } from './tar-header.ts'

/** Longer names of files are cut by no program, but made by none either. */
const mostNameBytes = 1 << 16

/**
 * The files of a tar archive that comes in pieces, folders passed over; links and devices have an error. An archive that
 * breaks off or is not well formed ends there with a warning. Throws `document-damaged` where it does not begin as one.
 */
export async function* readTar(
  { file, sink, name, maxBytes, signal }: ContainerSource,
  pieces: AsyncIterable<Uint8Array>,
): MemberStream {
  const reader = byteReader(pieces)
  const budget = unpackingBudget(file.size)
  const unlike = unlikeNames()
  let [members, left] = [0, 0]
  let next: { path?: string; size?: number; modifiedAt?: number } = {}
  const cutOff = () => ({ code: 'container-cut-off' as const, parameters: { name, count: members } })

  /** What of the entry's blocks was not asked for. */
  const rest = async (size: number, taken: number): Promise<boolean> => {
    const padded = Math.ceil(size / tarBlockBytes) * tarBlockBytes
    let passed = taken
    for await (const piece of reader.pieces(padded - taken)) passed += piece.length
    return passed === padded
  }

  async function* content(size: number, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    let taken = 0
    for await (const piece of reader.pieces(size)) {
      taken += piece.length
      count(taken)
      yield piece
    }
    if (taken < size) throw new AssistantError('document-damaged')
  }

  const memberOf = async (header: TarHeader, count: (bytes: number) => void): Promise<Member> => {
    const own = unlike(memberPath(header.path))
    const expected = { name: own, size: header.size, modifiedAt: header.modifiedAt, limit: memberLimit(own, maxBytes) }
    if (/^[1-6]$/.test(header.type)) return leftOut(expected, 'not-a-file')
    if (header.type === 'S') return leftOut(expected, 'compression-unknown')
    if (header.size <= expected.limit && !budget.spend(header.size))
      return leftOut(expected, 'archive-unpacks-too-large', { megabytes: budget.megabytes })
    return takeMember(sink, expected, content(header.size, count), signal)
  }

  try {
    for (let first = true; ; first = false) {
      signal.throwIfAborted()
      const block = await reader.take(tarBlockBytes)
      if (block.every((byte) => byte === 0)) break
      const stated = tarHeader(block)
      if (!stated && first) throw new AssistantError('document-damaged')
      if (!stated) return [cutOff()]
      if (/^[LKxg]$/.test(stated.type)) {
        const taken = await reader.take(Math.min(stated.size, mostNameBytes))
        if (stated.type === 'L') next.path = new TextDecoder().decode(taken).replace(/\0[^]*$/, '')
        if (stated.type === 'x') next = { ...next, ...fromPax(paxRecords(taken)) }
        if (!(await rest(stated.size, taken.length))) return [cutOff()]
        continue
      }
      const header = { ...stated, ...next }
      next = {}
      const size = /^[1-6]$/.test(header.type) ? 0 : header.size
      let taken = 0
      if (!(header.type === '5' || header.path.endsWith('/') || isJunk(header.path))) {
        if (members >= mostMembers) left += 1
        else {
          members += 1
          yield await memberOf(header, (bytes) => {
            taken = bytes
          })
        }
      }
      if (!(await rest(size, taken))) return [cutOff()]
    }
  } catch (error) {
    if (signal.aborted || error instanceof AssistantError) throw error
    if (members === 0) throw new AssistantError('document-damaged', {}, { cause: error })
    return [cutOff()]
  }
  return left > 0 ? [{ code: 'members-left-out', parameters: { name, count: left, limit: mostMembers } }] : []
}

function fromPax(records: ReadonlyMap<string, string>): { path?: string; size?: number; modifiedAt?: number } {
  const [path, size, time] = [records.get('path'), Number(records.get('size')), Number(records.get('mtime'))]
  return {
    ...(path === undefined ? {} : { path }),
    ...(Number.isSafeInteger(size) && size >= 0 && records.has('size') ? { size } : {}),
    ...(Number.isFinite(time) && records.has('mtime') ? { modifiedAt: Math.round(time * 1_000) } : {}),
  }
}
