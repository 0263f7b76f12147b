import type { DocumentKind } from '../../api/document-kind.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { PageSource } from '../../api/page-health.ts'
import type { MailFacts, Member, Workshop } from '../ports.ts'

/** A whole document as `carrel document PATH` prints it; `members` of archives, mailboxes and messages. */
export type DocumentText = {
  path: string
  title: string
  kind: DocumentKind
  pages: { number: number; text: string; source: PageSource }[]
  warnings: readonly ErrorValue[]
  members: Member[]
  mail?: MailFacts
}

/** Limits on reading one file, unless settings say otherwise. */
export const readLimits = { ms: 120_000, residentBytes: 1_500 * 1024 * 1024, maxBytes: 512 * 1024 * 1024 }

/** Reads a document without importing it; its members are named and hashed, nothing is written. Throws what the task `read-document` throws. */
export async function readDocument(
  deps: { workshop: Workshop },
  path: string,
  signal: AbortSignal,
): Promise<DocumentText> {
  const read: DocumentText = { path, title: '', kind: 'text', pages: [], warnings: [], members: [] }
  const { maxBytes, ...limits } = readLimits
  const input = { path, maxBytes, hashMembers: true } as const
  for await (const event of deps.workshop.run('read-document', input, limits, signal)) {
    switch (event.type) {
      case 'opened':
        read.title = event.title
        read.kind = event.kind
        break
      case 'page-read':
        read.pages.push({ number: event.page.number, text: event.page.text, source: event.page.source })
        break
      case 'member-found':
        read.members.push(event.member)
        break
      case 'finished':
        read.warnings = event.warnings
        if (event.mail) read.mail = event.mail
    }
  }
  return read
}
