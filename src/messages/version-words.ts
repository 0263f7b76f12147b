import type { Version } from '../api/version.ts'
import { say } from './say.ts'

/** What a row that stands for a file says of its versions: "3 versions", "2 copies", "version 1 of 3" where it is an older one. */
export function rowVersionWords({ number, of, copies }: Version): string {
  if (copies) return say('documents', 'copies', { count: of })
  return number === of ? say('documents', 'versions', { count: of }) : say('documents', 'versionOf', { number, of })
}

/** What words from a document say of its version: "newest of 3 versions", "older version, 1 of 3"; '' of equal copies. */
export function placeVersionWords(version: Version | undefined): string {
  if (!version || version.copies) return ''
  const { number, of } = version
  return number === of ? say('places', 'newestVersion', { of }) : say('places', 'olderVersion', { number, of })
}
