import type { ErrorValue } from '../../api/error.ts'
import type { ZipDecryptor } from '../ports/decryptors.ts'
import type { Member, MemberSink } from '../ports/members.ts'
import type { RandomAccessFile } from '../ports/random-access-file.ts'
import type { Unpacker } from '../ports/unpacker.ts'

/** What a reader of containers needs. `name`: of the container; `maxBytes`: the limit of members that are documents. */
export type ContainerSource = {
  file: RandomAccessFile
  sink: MemberSink
  unpack: Unpacker
  zipAes?: ZipDecryptor
  password?: string
  name: string
  maxBytes: number
  signal: AbortSignal
}

/** Members as they are taken out; returns what the user should know. */
export type MemberStream = AsyncGenerator<Member, ErrorValue[]>

/** More members than this are left out, and counted. */
export const mostMembers = 100_000
