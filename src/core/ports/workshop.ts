import type { ModelInfo } from '../../api/model.ts'
import type { Span, SpanBoxes } from '../../api/span.ts'
import type { ExtractedPage, SpanMap } from './extracted-page.ts'
import type { ReadEvent, WholeFile } from './read-event.ts'

/** One task of a throw-away child. Each has its own result events. */
export type WorkshopTasks = {
  /**
   * `name`: what the file is called, where its path does not say it (members of containers). Members are written to
   * `membersFolder`, each as a file named by its digest; without one they are not looked for, unless `hashMembers` asks
   * for their names, sizes and digests alone. `maxBytes` limits documents and members that are documents, not archives
   * and mailboxes.
   */
  'read-document': {
    input: {
      path: string
      name?: string
      maxBytes: number
      membersFolder?: string
      hashMembers?: true
      password?: string
    }
    event: ReadEvent
  }
  /**
   * Reads small files, an event each in their order: with the digest, size and time of the bytes that were read, or
   * without `read` where a file is to be read by `read-document`: one above `largest` bytes, a link, one that cannot be
   * read, or is empty, or unpacks to much. `name`, `maxBytes` and `membersFolder` as there.
   */
  'read-files': {
    input: {
      files: readonly { path: string; name: string }[]
      largest: number
      maxBytes: number
      membersFolder: string
    }
    event: { type: 'file-done'; read?: { sha256: string; size: number; modifiedAt: number; file: WholeFile } }
  }
  /** Loads what reading takes ahead of the first file, half a second of work. */
  'get-ready': { input: Record<never, never>; event: { type: 'ready' } }
  /** Recognises pages of a PDF or image in the order given, an event each: `recognised`, `empty` or `unreadable`. */
  'recognise-pages': {
    input: {
      path: string
      name?: string
      pages: readonly number[]
      languages: readonly string[]
      /** Where language packs lie beside the one that comes with Carrel. */
      languagesFolder?: string
      password?: string
    }
    event: { type: 'page-recognised'; page: ExtractedPage }
  }
  /** Tries a language pack: `language-damaged {language}` where it cannot be used. */
  'check-language': { input: { path: string; code: string }; event: { type: 'checked' } }
  /** A page of a PDF or image as a PNG file, at most `width` pixels wide. */
  'draw-page': {
    input: { path: string; name?: string; page: number; width: number; password?: string }
    event: { type: 'drawn'; png: Uint8Array<ArrayBuffer>; width: number; height: number }
  }
  'locate-spans': {
    input: {
      path: string
      pages: readonly { number: number; map: SpanMap; spans: readonly Span[] }[]
      password?: string
    }
    event: { type: 'located'; boxes: SpanBoxes[] }
  }
  /**
   * Builds the indices of a table of the index over its new rows; with `cleanupBefore` its pieces are put together and
   * versions older than that go (milliseconds since 1970); `purge`: deleted rows too.
   */
  'tidy-table': {
    input: { path: string; table: string; cleanupBefore?: number; purge?: true }
    event: { type: 'tidied' }
  }
  'probe-model': { input: { path: string; role: 'chat' | 'embedder' }; event: { type: 'probed'; info: ModelInfo } }
}

/** Names of the tasks. */
export type WorkshopTaskName = keyof WorkshopTasks

/**
 * What a task may take: `ms` in all, `quietMs` from one event to the next, `residentBytes` of memory at any time. Time in
 * which the child waits for its host does not count.
 */
export type TaskLimits = { ms: number; quietMs?: number; residentBytes: number }

/** Runs tasks in children with limits. A child that breaks a limit or dies ends the task with `AssistantError`, never the host. */
export type Workshop = AsyncDisposable & {
  run<T extends WorkshopTaskName>(
    task: T,
    input: WorkshopTasks[T]['input'],
    limits: TaskLimits,
    signal: AbortSignal,
  ): AsyncIterable<WorkshopTasks[T]['event']>
}
