import { createHash } from 'node:crypto'
import { AssistantError } from '../api/error.ts'
import { readLimits, recognitionLimits } from '../core/documents/read-document.ts'
import type { ExtractedPage } from '../core/ports/extracted-page.ts'
import type { Workshop } from '../core/ports/workshop.ts'
import type { SummarySource } from '../core/summarize/summary-source.ts'

/**
 * Reads a file to be summarised without importing it, scans too; where recognition fails the pages stay `waiting`. Throws what
 * `read-document` throws, and `document-empty {name}` where there is no text, as of archives and mailboxes.
 */
export async function readSummarySource(workshop: Workshop, path: string, signal: AbortSignal): Promise<SummarySource> {
  const { maxBytes, ...limits } = readLimits
  const id = createHash('sha256').update(path).digest('hex').slice(0, 32)
  const pages: ExtractedPage[] = []
  const read: SummarySource = { place: { documentId: id, revisionId: id, path, title: '' }, language: '', pages }
  for await (const event of workshop.run('read-document', { path, maxBytes, hashMembers: true }, limits, signal)) {
    if (event.type === 'opened') Object.assign(read.place, { title: event.title, kind: event.kind })
    else if (event.type === 'page-read') pages.push(event.page)
    else if (event.type === 'finished') {
      read.language = event.language || 'en'
      if (event.mail) read.mail = event.mail
    }
  }
  await recogniseWaiting(workshop, path, pages, signal)
  if (pages.every(({ text }) => text.trim() === ''))
    throw new AssistantError('document-empty', { name: read.place.title })
  return read
}

async function recogniseWaiting(
  workshop: Workshop,
  path: string,
  pages: ExtractedPage[],
  signal: AbortSignal,
): Promise<void> {
  const waiting = pages.flatMap(({ number, waiting: waits }) => (waits ? [number] : []))
  if (waiting.length === 0) return
  const task = { path, pages: waiting, languages: ['eng'] }
  try {
    for await (const { page } of workshop.run('recognise-pages', task, recognitionLimits(waiting.length), signal)) {
      // A page with some text of its own keeps it where its picture says nothing.
      if (page.text !== '' || pages[page.number - 1]?.text === '') pages[page.number - 1] = page
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof AssistantError)) throw error
  }
}
