import type { Summary, SummaryContent, SummaryVersion } from '../../api/summary.ts'

/** A note of a section as it is kept: `key` is the digest of all it was made from, `note` is its writer's own. */
export type StoredNote = { key: string; note: string }

/** Documents of a summary, with what they are called now. */
export type SummarisedDocuments = { documentIds: readonly string[]; documentTitles: readonly string[] }

/** A version that is to be added; `edited`: the user's words. */
export type NewVersion = { content: SummaryContent; edited: boolean; documents?: SummarisedDocuments }

/** Kept summaries with their versions, and notes of sections. */
export type SummaryStore = {
  /** The last changed first. */
  list(): Summary[]
  get(summaryId: string): Summary | undefined
  /** Adds a summary with its first version, at once. */
  create(summary: SummarisedDocuments & { title: string; content: SummaryContent }): SummaryVersion
  rename(summaryId: string, title: string): void
  /** Hidden at once, deleted for good after the undo time. */
  remove(summaryId: string): void
  restore(summaryId: string): void
  /** The newest first. */
  versions(summaryId: string): SummaryVersion[]
  /** Errors: `summary-not-found`. `documents`: what it is a summary of from now on. */
  addVersion(summaryId: string, version: NewVersion): SummaryVersion
  content(versionId: string): SummaryContent | undefined
  /** Writes a version as it stands; called while it is made so that a crash keeps what was said. */
  saveContent(versionId: string, content: SummaryContent): void
  /** Marks every version still `streaming` as `interrupted`; called once when a library is opened by its owner. */
  interruptUnfinished(): void
  /** A note of any revision under this key. */
  note(key: string): StoredNote | undefined
  /** Keeps notes with a revision, with which they go; nothing where it has no document any more. */
  keepNotes(revisionId: string, notes: readonly StoredNote[]): void
}
