import { AssistantError, type ErrorCode, type ErrorParameters, toErrorValue } from '../../api/error.ts'
import type { Member, MemberSink } from '../ports/members.ts'

const megabyte = 1 << 20
/** Failures of the machine, not of a member: they end the reading. */
const fatal: ReadonlySet<ErrorCode> = new Set([
  'disk-full',
  'file-unreadable',
  'file-not-found',
  'cancelled',
  'internal',
])

/** What is known of a member before its bytes are. `limit`: the most bytes it may have. */
export type Expected = { name: string; size: number; modifiedAt?: number; limit: number }

/** The most bytes a member may have: archives and mailboxes are read in pieces, so that they have no limit of their own. */
export function memberLimit(name: string, maxBytes: number): number {
  return /\.(?:zip|mbox|mbx|pst|ost|tar|tgz|gz)$/i.test(name) ? Number.POSITIVE_INFINITY : maxBytes
}

/** Takes a member out; what is wrong with it becomes its error. Rejects where nothing more can be read or written. */
export async function takeMember(
  sink: MemberSink,
  { name, size, modifiedAt, limit }: Expected,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Member> {
  const known = { name, size, ...(modifiedAt === undefined ? {} : { modifiedAt }) }
  if (size > limit) return { ...known, error: tooLarge(size, limit) }
  try {
    const bytes = content instanceof Uint8Array ? content : atMost(content, limit)
    return { ...known, ...(await sink.write(bytes)) }
  } catch (error) {
    if (signal.aborted || (error instanceof AssistantError && fatal.has(error.code))) throw error
    const { code, parameters, detail } = toErrorValue(
      error instanceof AssistantError ? error : new AssistantError('document-damaged', {}, { cause: error }),
    )
    return { ...known, error: { code, parameters, ...(detail === undefined ? {} : { detail }) } }
  }
}

/** A member that is not taken out. */
export function leftOut(
  { name, size, modifiedAt }: Pick<Expected, 'name' | 'size' | 'modifiedAt'>,
  code: ErrorCode,
  parameters: ErrorParameters = {},
): Member {
  return { name, size, ...(modifiedAt === undefined ? {} : { modifiedAt }), error: { code, parameters } }
}

async function* atMost(pieces: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > limit) {
      const { code, parameters } = tooLarge(size, limit)
      throw new AssistantError(code, parameters)
    }
    yield piece
  }
}

function tooLarge(size: number, limit: number): { code: 'file-too-large'; parameters: ErrorParameters } {
  const [megabytes, most] = [size, limit].map((bytes) => Math.ceil(bytes / megabyte)) as [number, number]
  return { code: 'file-too-large', parameters: { megabytes, limit: most } }
}
