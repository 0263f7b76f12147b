import { AssistantError, type ErrorValue } from '../../../api/error.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { Member } from '../../ports/members.ts'
import type { MailFacts, ReadEvent } from '../../ports/read-event.ts'
import type { TaskLimits } from '../../ports/workshop.ts'
import type { ImportDeps } from './import-deps.ts'

const pagesPerWrite = 32
/** The first page is stored at once, then as many as there are already, so that a document is soon there in part. */
const pagesFor = (written: number) => Math.min(pagesPerWrite, Math.max(1, written))
const membersPerWrite = 100
/** A file that is read as soon as this is stored at once. */
const pagesHeld = 3
const msHeld = 20
/** Some twenty megabytes, most of them the places of blocks. */
const pagesReturned = 2_000
const megabyte = 1 << 20

/** Larger files are containers, which are read in pieces. */
const largestWhole = 512 * megabyte

/** Memory is looked at ten times a second: what a child takes between two looks is to stay within a gigabyte, too. */
const smallestMemory = 896 * megabyte

/** A reader that gives no page and no member for this long is stuck, as far as anybody can tell. */
const longestQuiet = 30_000
/** To unpack a gigabyte that gives nothing before its end takes so much longer. */
const quietPerMegabyte = 20

/** Time and memory that reading a file of `size` bytes may take. What goes on and on is slow, and is let be for long. */
export function readLimits(size: number): Required<TaskLimits> {
  const megabytes = size / megabyte
  return {
    ms: 120_000 + megabytes * 1_000,
    quietMs: longestQuiet + Math.max(0, megabytes - largestWhole / megabyte) * quietPerMegabyte,
    residentBytes: smallestMemory + 4 * Math.min(size, largestWhole),
  }
}

/** What happens while a file is read; `opened` creates the revision, the others write to it. */
export type ReadSteps = {
  opened(event: Extract<ReadEvent, { type: 'opened' }>): void
  pages(pages: readonly ExtractedPage[]): void
  members(members: readonly Member[]): void
  finished(language: string, warnings: readonly ErrorValue[], mail: MailFacts | undefined): void
}

/**
 * Reads a file in a Workshop child and hands its pages and members on in groups, as they come, each step in a
 * transaction; a file that is read in a moment in a single one. Returns all pages; undefined where they are too many to
 * be held: they are in the store.
 * Errors: those of the reader, and `document-empty` where there is neither text, nor a page to recognise, nor a member.
 */
export async function readFile(
  deps: Pick<ImportDeps, 'workshop'> & { store: Pick<ImportDeps['store'], 'transactionSoon'> },
  file: { path: string; name: string; size: number; maxBytes: number; membersFolder?: string; password?: string },
  steps: ReadSteps,
  signal: AbortSignal,
): Promise<ExtractedPage[] | undefined> {
  const { size, ...input } = file
  const pages: ExtractedPage[] = []
  const pending: ExtractedPage[] = []
  const members: Member[] = []
  let isEmpty = true
  let read = 0
  let finished = false
  let opened: Extract<ReadEvent, { type: 'opened' }> | undefined
  let openedAt = 0
  const isDue = () =>
    opened
      ? pending.length > pagesHeld || performance.now() - openedAt > msHeld
      : pending.length >= pagesFor(read - pending.length)
  const write = () => {
    if (opened) steps.opened(opened)
    opened = undefined
    if (pending.length > 0) steps.pages(pending.splice(0))
    if (members.length > 0) steps.members(members.splice(0))
  }
  for await (const event of deps.workshop.run('read-document', input, readLimits(size), signal)) {
    signal.throwIfAborted()
    switch (event.type) {
      case 'opened':
        opened = event
        openedAt = performance.now()
        break
      case 'page-read':
        read += 1
        isEmpty &&= event.page.text.trim() === '' && !event.page.waiting
        pending.push(event.page)
        if (read <= pagesReturned) pages.push(event.page)
        else pages.length = 0
        if (isDue()) deps.store.transactionSoon(write)
        break
      case 'member-found':
        isEmpty = false
        members.push(event.member)
        if (members.length >= membersPerWrite) deps.store.transactionSoon(write)
        break
      case 'finished':
        if (isEmpty) throw new AssistantError('document-empty', { name: file.name })
        deps.store.transactionSoon(() => {
          write()
          steps.finished(event.language, event.warnings, event.mail)
        })
        finished = true
        break
    }
  }
  signal.throwIfAborted()
  if (finished) return read <= pagesReturned ? pages : undefined
  throw new AssistantError('workshop-failed', { name: file.name })
}
