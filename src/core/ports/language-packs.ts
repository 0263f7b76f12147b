import type { ErrorValue } from '../../api/error.ts'

/** A language pack as it lies there. `path` and `modifiedAt` (milliseconds since 1970) of one that the user added. */
export type StoredPack = { code: string; bytes: number; path?: string; modifiedAt?: number }

/** The language packs of recognition. */
export type LanguagePacks = {
  /** Where they lie; it may not be there yet. */
  folder: string
  /** The pack that a file's name says it is. Throws `language-name {name}`. */
  codeOf(path: string): string
  /** The one that comes with Carrel first; one added under its name takes its place. */
  list(): Promise<StoredPack[]>
  /** Copies a pack into the folder, in place of one of its name. Throws `file-unreadable`, `disk-full`. */
  add(path: string): Promise<void>
  /** Why a file was refused that failed its check so. */
  refusal(error: ErrorValue, path: string): Error
}
