import type { DocumentKind } from '../../api/document-kind.ts'
import { AssistantError, type ErrorValue } from '../../api/error.ts'
import type { MemberSink } from '../ports/members.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import { cleanText } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { detectLanguage, languageSample } from './detect-language.ts'
import { documentTitle } from './document-title.ts'
import type { FlowDocument } from './flow.ts'
import { innerFiles, unreadFiles } from './inner-files.ts'
import { countedPages } from './paginate.ts'

/** Kinds whose text runs without pages of its own. */
export type FlowKind = Exclude<DocumentKind, 'pdf' | 'image' | 'archive' | 'mailbox'>

/** What reading a flow yields. */
export async function* flowEvents(
  { members: sink }: { members?: MemberSink },
  kind: FlowKind,
  { title, flow, characters, warnings = [], members = [], mail }: FlowDocument,
  { name, maxBytes }: { name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const counting = countedPages(flow, characters)
  let counted = counting.next()
  for (; !counted.done; counted = counting.next()) yield { type: 'counting' }
  const { count, pages } = counted.value
  if (count === 0 && !(sink && members.length > 0)) throw new AssistantError('document-empty')
  yield { type: 'opened', kind, title: documentTitle(title, name), pages: count }
  let sample = ''
  for (const page of pages) {
    signal.throwIfAborted()
    if (sample.length < languageSample) sample += `${page.text}\n`
    yield { type: 'page-read', page }
  }
  if (sink) yield* innerFiles(sink, members, maxBytes, signal)
  yield {
    type: 'finished',
    language: await detectLanguage(sample),
    warnings: named(sink ? warnings : [...warnings, ...unreadFiles(members)], name),
    ...(mail ? { mail } : {}),
  }
}

/** Reads a flow from its bytes; `name` tells which language code is written in. */
export async function parseFlow(kind: FlowKind, bytes: Uint8Array, name: string): Promise<FlowDocument> {
  switch (kind) {
    case 'docx':
      return (await import('./formats/docx.ts')).readDocx(bytes)
    case 'doc':
      return (await import('./formats/doc.ts')).readDoc(bytes)
    case 'code':
      return (await import('./formats/code.ts')).readCode(cleanText(decodeText(bytes)), name)
    case 'mail':
      return (await import('./formats/mail.ts')).readMail(bytes)
    case 'markdown':
      return (await import('./formats/markdown.ts')).readMarkdown(cleanText(decodeText(bytes)))
    case 'html':
      return (await import('./formats/web-page.ts')).readWebPage(bytes)
    case 'pptx':
      return (await import('./formats/pptx.ts')).readPptx(bytes)
    case 'odt':
    case 'odp':
      return (await import('./formats/open-document.ts')).readOpenDocument(bytes)
    case 'epub':
      return (await import('./formats/epub.ts')).readEpub(bytes)
    case 'rtf':
      return (await import('./formats/rtf.ts')).readRtf(bytes)
    case 'sheet':
      return (await import('./formats/sheet.ts')).readSheets(bytes)
    case 'csv':
      return (await import('./formats/csv.ts')).readCsv(cleanText(decodeText(bytes)))
    case 'text':
      return { title: undefined, flow: (await import('./formats/text.ts')).readPlainText(cleanText(decodeText(bytes))) }
  }
}

function named(warnings: readonly ErrorValue[], name: string): ErrorValue[] {
  return warnings.map((warning) => ({ ...warning, parameters: { name, ...warning.parameters } }))
}
