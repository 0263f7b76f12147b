import { AssistantError, type ErrorValue } from '../../../api/error.ts'
import type { ExtractedPage, ReadEvent } from '../../ports.ts'
import type { ImportDeps } from './import-deps.ts'

const pagesPerWrite = 32
/** The first page is stored at once, then as many as there are already, so that a document is soon there in part. */
const pagesFor = (written: number) => Math.min(pagesPerWrite, Math.max(1, written))
const megabyte = 1 << 20

/** Time and memory that reading a file of `size` bytes may take. */
export function readLimits(size: number): { ms: number; residentBytes: number } {
  return { ms: 60_000 + (size / megabyte) * 1000, residentBytes: 1024 * megabyte + 4 * size }
}

/** What happens while a file is read; `opened` creates the revision, the others write to it. */
export type ReadSteps = {
  opened(event: Extract<ReadEvent, { type: 'opened' }>): void
  pages(pages: readonly ExtractedPage[]): void
  finished(language: string, warnings: readonly ErrorValue[]): void
}

/**
 * Reads a file in a Workshop child and hands its pages on in groups, as they come. Returns all of them.
 * Errors: those of the reader, and `document-empty` where no page has text.
 */
export async function readFile(
  deps: Pick<ImportDeps, 'workshop'>,
  file: { path: string; name: string; size: number; maxBytes: number },
  steps: ReadSteps,
  signal: AbortSignal,
): Promise<ExtractedPage[]> {
  const { path, maxBytes } = file
  const pages: ExtractedPage[] = []
  let written = 0
  let finished = false
  const write = () => {
    if (written < pages.length) steps.pages(pages.slice(written))
    written = pages.length
  }
  for await (const event of deps.workshop.run('read-document', { path, maxBytes }, readLimits(file.size), signal)) {
    signal.throwIfAborted()
    switch (event.type) {
      case 'opened':
        steps.opened(event)
        break
      case 'page-read':
        pages.push(event.page)
        if (pages.length - written >= pagesFor(written)) write()
        break
      case 'finished':
        if (pages.every((page) => page.text.trim() === '')) {
          throw new AssistantError('document-empty', { name: file.name })
        }
        write()
        steps.finished(event.language, event.warnings)
        finished = true
        break
    }
  }
  signal.throwIfAborted()
  if (finished) return pages
  throw new AssistantError('workshop-failed', { name: file.name })
}
