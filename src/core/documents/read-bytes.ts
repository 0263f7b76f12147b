import type { DocumentKind } from '../../api/document-kind.ts'
import { AssistantError, type ErrorValue } from '../../api/error.ts'
import { byteFile } from '../containers/byte-file.ts'
import { containerFormat } from '../containers/container-format.ts'
import { readContainer } from '../containers/read-container.ts'
import type { OfficeDecryptor, ZipDecryptor } from '../ports/decryptors.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { MemberSink } from '../ports/members.ts'
import type { OutlookEngine } from '../ports/outlook-engine.ts'
import type { PdfEngine, PdfFile } from '../ports/pdf-engine.ts'
import type { PictureEngine } from '../ports/picture-engine.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import type { Unpacker } from '../ports/unpacker.ts'
import { cleanText } from './clean-text.ts'
import { isCompoundFile, openCompoundFile } from './compound-file.ts'
import { decodeText } from './decode-text.ts'
import { detectKind } from './detect-kind.ts'
import { detectLanguage } from './detect-language.ts'
import { documentTitle } from './document-title.ts'
import type { FlowDocument } from './flow.ts'
import { isGarbled } from './garbled-text.ts'
import { innerFiles, unreadFiles } from './inner-files.ts'
import { countedPages, paginate } from './paginate.ts'
import { isStampedScan } from './stamped-scan.ts'

/**
 * What reading needs. Without `members` no files within are looked for, without `unpack` or `outlook` not in archives or
 * Outlook data files; without `pictures` images are not read, without `office` no Office files that have a password.
 */
export type ReadDeps = {
  pdf: PdfEngine
  pictures?: PictureEngine
  office?: OfficeDecryptor
  outlook?: OutlookEngine
  unpack?: Unpacker
  zipAes?: ZipDecryptor
  members?: MemberSink
  password?: string
}

/** Kinds whose text runs without pages of its own. */
type FlowKind = Exclude<DocumentKind, 'pdf' | 'image' | 'archive' | 'mailbox'>

const languageSample = 4_000

/**
 * Reads a document from its bytes. `name` is the file's name with extension, used in errors and as a title; `maxBytes`
 * limits files within. Pages of PDFs and images without usable text are yielded `waiting` to be recognised. Throws
 * `file-unsupported`, `document-encrypted`, `password-wrong`, `document-damaged`, `document-empty`,
 * `document-too-hungry`, `picture-too-large`, all with `{name}`.
 */
export async function* readBytes(
  deps: ReadDeps,
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
  maxBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<ReadEvent> {
  yield* namedErrors(readKind(deps, bytes, { name, maxBytes }, signal), name, signal)
}

/** The extension in lower case, without the dot; '' where there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The same events; errors name the file. */
export async function* namedErrors(
  events: AsyncIterable<ReadEvent>,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  try {
    yield* events
  } catch (error) {
    if (signal.aborted) throw error
    // What a parser cannot cope with is a fault of the file as far as its owner can tell; the cause goes to the log.
    if (!(error instanceof AssistantError)) throw new AssistantError('document-damaged', { name }, { cause: error })
    throw new AssistantError(error.code, { name, ...error.parameters }, { cause: error.cause })
  }
}

async function* readKind(
  deps: ReadDeps,
  bytes: Uint8Array,
  { name, maxBytes }: { name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const kind = await detectKind(bytes, extensionOf(name))
  if (kind === undefined) {
    const plain = unlockOffice(deps, bytes)
    if (!plain) throw new AssistantError('file-unsupported')
    return yield* readKind(deps, plain, { name, maxBytes }, signal)
  }
  switch (kind) {
    case 'pdf':
      yield* readPdf(withPassword(deps.pdf, deps.password), bytes, name, signal)
      break
    case 'archive':
    case 'mailbox': {
      const file = byteFile(bytes)
      const format = await containerFormat(file, extensionOf(name))
      if (format) yield* readContainer(deps, format, { file, name, maxBytes }, signal)
      break
    }
    case 'image':
      if (!deps.pictures) throw new AssistantError('file-unsupported')
      yield* readImage(deps.pictures, bytes, name, signal)
      break
    default:
      yield* readFlow(deps, kind, bytes, { name, maxBytes }, signal)
  }
}

async function* readFlow(
  deps: ReadDeps,
  kind: FlowKind,
  bytes: Uint8Array,
  source: { name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  yield* flowEvents(deps, kind, await parseFlow(kind, bytes, source.name), source, signal)
}

/** What reading a flow yields. */
export async function* flowEvents(
  { members: sink }: ReadDeps,
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

async function parseFlow(kind: FlowKind, bytes: Uint8Array, name: string): Promise<FlowDocument> {
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

async function* readPdf(
  engine: PdfEngine,
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const { plainPdfPages, readPdfPages } = await import('./formats/pdf.ts')
  const file = await openPdf(engine, bytes)
  if (!file) {
    yield* readPlainPages(await plainPdfPages(engine, bytes), name, false)
    return
  }
  let sample = ''
  // Nothing is announced before the first text: the other engine may find some where this one sees none.
  let held: ReadEvent[] = []
  let hasText = false
  try {
    held.push({ type: 'opened', kind: 'pdf', title: documentTitle(file.title, name), pages: file.pages })
    for (const page of readPdfPages(file)) {
      signal.throwIfAborted()
      const usable = await usablePage(file, page)
      if (sample.length < languageSample) sample += `${usable.text}\n`
      held.push({ type: 'page-read', page: usable })
      hasText ||= page.text !== ''
      if (!hasText) continue
      yield* held
      held = []
    }
  } finally {
    file[Symbol.dispose]()
  }
  if (!hasText) {
    const texts = await plainPdfPages(engine, bytes).catch(() => [])
    if (texts.some((text) => text.trim() !== '')) {
      yield* readPlainPages(texts, name, true)
      return
    }
    if (file.pages === 0) throw new AssistantError('document-empty')
    yield* held
  }
  yield { type: 'finished', language: await detectLanguage(sample), warnings: [] }
}

/** The page as it stands, waiting to be recognised where it has no text, none that could be meant, or a stamp's alone. */
async function usablePage(file: PdfFile, page: ExtractedPage): Promise<ExtractedPage> {
  if (page.text !== '' && !(await isGarbled(page.text)))
    return isStampedScan(page.text, file, page.number) ? { ...page, waiting: true } : page
  const { map: _, ...rest } = page
  return { ...rest, text: '', blocks: [], source: page.text === '' ? 'empty' : 'garbled', waiting: true }
}

async function* readImage(
  engine: PictureEngine,
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const { readImagePages } = await import('./formats/image.ts')
  using file = await engine.open(bytes)
  yield { type: 'opened', kind: 'image', title: documentTitle(undefined, name), pages: file.pages }
  for (const page of readImagePages(file)) {
    signal.throwIfAborted()
    yield { type: 'page-read', page }
  }
  yield { type: 'finished', language: await detectLanguage(''), warnings: [] }
}

/** The file by the first engine; undefined where it cannot read what another might. */
async function openPdf(engine: PdfEngine, bytes: Uint8Array): Promise<PdfFile | undefined> {
  try {
    return await engine.open(bytes)
  } catch (error) {
    if (error instanceof AssistantError && error.code === 'document-damaged') return undefined
    throw error
  }
}

/** `drawn`: the file's pages can be drawn, so that those without text may be recognised. */
async function* readPlainPages(texts: readonly string[], name: string, drawn: boolean): AsyncGenerator<ReadEvent> {
  const { readPlainText } = await import('./formats/text.ts')
  const pages = texts.map((text, at): ExtractedPage => {
    const parts = [...paginate(readPlainText(cleanText(text)))]
    const source = parts.length === 0 ? 'empty' : 'text'
    const joined: ExtractedPage = { number: at + 1, text: '', source, blocks: [] }
    return parts.reduce((page, part) => {
      const offset = page.text === '' ? 0 : page.text.length + 2
      const moved = part.blocks.map((block) => ({ ...block, start: block.start + offset, end: block.end + offset }))
      return {
        ...page,
        text: offset === 0 ? part.text : `${page.text}\n\n${part.text}`,
        blocks: [...page.blocks, ...moved],
      }
    }, joined)
  })
  const empty = pages.filter((page) => page.text === '').map((page) => page.number)
  if (empty.length === pages.length) throw new AssistantError('document-empty', { pages: listPages(empty) })
  yield { type: 'opened', kind: 'pdf', title: documentTitle(undefined, name), pages: pages.length }
  for (const page of pages) {
    yield { type: 'page-read', page: drawn && page.text === '' ? { ...page, waiting: true } : page }
  }
  const warnings = drawn ? [] : warningsFor(name, empty)
  yield { type: 'finished', language: await detectLanguage(sampleOf(pages)), warnings }
}

function named(warnings: readonly ErrorValue[], name: string): ErrorValue[] {
  return warnings.map((warning) => ({ ...warning, parameters: { name, ...warning.parameters } }))
}

function warningsFor(name: string, empty: readonly number[]): ErrorValue[] {
  if (empty.length === 0) return []
  return [{ code: 'pages-without-text', parameters: { name, pages: listPages(empty), count: empty.length } }]
}

/** Page numbers as a reader writes them: `3, 5-7`. */
export function listPages(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] + 1 === number) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

function sampleOf(pages: readonly ExtractedPage[]): string {
  let sample = ''
  for (const page of pages) {
    if (sample.length >= languageSample) break
    sample += `${page.text}\n`
  }
  return sample
}

function withPassword(engine: PdfEngine, password: string | undefined): PdfEngine {
  return password === undefined ? engine : { ...engine, open: (bytes) => engine.open(bytes, password) }
}

/**
 * The package within an Office file that has a password (MS-OFFCRYPTO 2.3.4.4); undefined where it is no such file.
 * Throws `document-encrypted`, and `password-wrong` where one was given.
 */
function unlockOffice({ office, password }: ReadDeps, bytes: Uint8Array): Uint8Array | undefined {
  if (!isCompoundFile(bytes)) return undefined
  const streams = openCompoundFile(bytes).children
  const [info, encrypted] = ['EncryptionInfo', 'EncryptedPackage'].map((name) =>
    streams.find((stream) => stream.name === name)?.read(),
  )
  if (!info || !encrypted) return undefined
  if (password === undefined || !office) throw new AssistantError('document-encrypted')
  const plain = office.decrypt(info, encrypted, password)
  if (!plain) throw new AssistantError('password-wrong')
  return plain
}
