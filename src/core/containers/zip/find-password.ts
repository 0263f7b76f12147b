import { AssistantError } from '../../../api/error.ts'
import type { ZipEntry } from '../../documents/zip-directory.ts'
import { passwordBytes } from './unlock-entry.ts'

/** Entries that are tried: each may have a password of its own. */
const mostTried = 20
const mostUnpacked = 64 << 20

/**
 * The bytes of a password that open one of the encrypted entries at least; undefined where they open none. The check
 * value of the older scheme is a byte, so that entries are decrypted and summed. `content`: of an entry by a password.
 */
export async function findPassword(
  entries: readonly ZipEntry[],
  password: string,
  content: (entry: ZipEntry, password: Uint8Array) => AsyncIterable<Uint8Array>,
): Promise<Uint8Array | undefined> {
  const small = entries.filter(({ unpackedSize }) => unpackedSize <= mostUnpacked)
  const tried = (small.length > 0 ? small : entries)
    .toSorted((left, right) => left.packedSize - right.packedSize)
    .slice(0, mostTried)
  for (const entry of tried) {
    for (const bytes of passwordBytes(password)) if (await opens(entry, () => content(entry, bytes))) return bytes
  }
  return undefined
}

async function opens({ lock, unpackedSize }: ZipEntry, content: () => AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    for await (const _ of content()) if (unpackedSize > mostUnpacked) return true
    return true
  } catch (error) {
    // A check value of two bytes agreed: it is the entry that is damaged.
    return error instanceof AssistantError && error.code === 'document-damaged' && lock?.type === 'aes'
  }
}
