import type { DocumentKind } from '../../api/document-kind.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { PageSource } from '../../api/page-health.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { Member } from '../ports/members.ts'
import type { MailFacts } from '../ports/read-event.ts'
import type { Workshop } from '../ports/workshop.ts'

/** A page as `carrel document PATH` prints it; `confidence` of recognised text, 0 to 1. */
export type DocumentPage = { number: number; text: string; source: PageSource; confidence?: number }

/** A whole document as `carrel document PATH` prints it; `members` of archives, mailboxes and messages. */
export type DocumentText = {
  path: string
  title: string
  kind: DocumentKind
  pages: DocumentPage[]
  warnings: readonly ErrorValue[]
  members: Member[]
  mail?: MailFacts
}

/** Limits on reading one file, unless settings say otherwise. */
export const readLimits = {
  ms: 600_000,
  quietMs: 30_000,
  residentBytes: 1_500 * 1024 * 1024,
  maxBytes: 512 * 1024 * 1024,
}

/** Time and memory that recognising some pages may take: a page of small print takes up to ten seconds on a slow machine. */
export function recognitionLimits(pages: number): { ms: number; residentBytes: number } {
  return { ms: 60_000 + pages * 30_000, residentBytes: 1_500 * 1024 * 1024 }
}

/**
 * Reads a document without importing it, scans too; its members are named and hashed, nothing is written. Throws what
 * `read-document` and `recognise-pages` throw.
 */
export async function readDocument(
  deps: { workshop: Workshop },
  path: string,
  signal: AbortSignal,
  languages: readonly string[] = ['eng'],
): Promise<DocumentText> {
  const read: DocumentText = { path, title: '', kind: 'text', pages: [], warnings: [], members: [] }
  const { maxBytes, ...limits } = readLimits
  const waiting: number[] = []
  const input = { path, maxBytes, hashMembers: true } as const
  for await (const event of deps.workshop.run('read-document', input, limits, signal)) {
    switch (event.type) {
      case 'opened':
        read.title = event.title
        read.kind = event.kind
        break
      case 'page-read':
        read.pages.push(printed(event.page))
        if (event.page.waiting) waiting.push(event.page.number)
        break
      case 'member-found':
        read.members.push(event.member)
        break
      case 'finished':
        read.warnings = event.warnings
        if (event.mail) read.mail = event.mail
    }
  }
  if (waiting.length === 0) return read
  const task = { path, pages: waiting, languages }
  for await (const { page } of deps.workshop.run('recognise-pages', task, recognitionLimits(waiting.length), signal)) {
    // A page with some text of its own keeps it where its picture says nothing.
    if (page.text !== '' || read.pages[page.number - 1]?.text === '') read.pages[page.number - 1] = printed(page)
  }
  return read
}

function printed({ number, text, source, confidence }: ExtractedPage): DocumentPage {
  return { number, text, source, ...(confidence === undefined ? {} : { confidence }) }
}
