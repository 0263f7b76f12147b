import { Session } from '@lancedb/lancedb'

const megabyte = 1 << 20

/** Caches of an index: without a limit LanceDB keeps up to 7 GB. */
export function cappedSession(): Session {
  return new Session(BigInt(640 * megabyte), BigInt(96 * megabyte))
}
