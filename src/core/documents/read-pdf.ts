import { AssistantError, type ErrorValue } from '../../api/error.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { PdfEngine, PdfFile } from '../ports/pdf-engine.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import { cleanText } from './clean-text.ts'
import { detectLanguage, languageSample } from './detect-language.ts'
import { documentTitle } from './document-title.ts'
import { isGarbled } from './garbled-text.ts'
import { listPages } from './list-pages.ts'
import { paginate } from './paginate.ts'
import { isStampedScan } from './stamped-scan.ts'

/**
 * Reads a PDF, by the other engine where the first cannot read it or sees no text. Pages without usable text are yielded
 * `waiting` to be recognised. Throws what the engine throws, and `document-empty`.
 */
export async function* readPdf(
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

function warningsFor(name: string, empty: readonly number[]): ErrorValue[] {
  if (empty.length === 0) return []
  return [{ code: 'pages-without-text', parameters: { name, pages: listPages(empty), count: empty.length } }]
}

function sampleOf(pages: readonly ExtractedPage[]): string {
  let sample = ''
  for (const page of pages) {
    if (sample.length >= languageSample) break
    sample += `${page.text}\n`
  }
  return sample
}
