import type { AssistantError } from '../../../api/error.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { PdfEngine } from '../../ports/pdf-engine.ts'
import type { ReadEvent } from '../../ports/read-event.ts'
import { readBytes } from '../read-bytes.ts'

const noPdf: PdfEngine = {
  open: () => Promise.reject(new Error('no PDF here')),
  plainText: () => Promise.reject(new Error('no PDF here')),
}

/** What a test sees of a document that was read. */
export type ReadFile = { kind: string; title: string; pages: ExtractedPage[] }

/** Reads a file's bytes as the library does. */
export async function readFile(bytes: Uint8Array, name: string): Promise<ReadFile> {
  const events: ReadEvent[] = []
  for await (const event of readBytes({ pdf: noPdf }, bytes, name, new AbortController().signal)) events.push(event)
  const [opened] = events
  if (opened?.type !== 'opened') throw new Error('nothing was opened')
  return { ...opened, pages: events.flatMap((event) => (event.type === 'page-read' ? [event.page] : [])) }
}

/** The text of each block, with the empty cells before it. */
export function blockTexts(pages: readonly ExtractedPage[]): string[] {
  return pages.flatMap(({ text, blocks }) =>
    blocks.map(({ start, end }) => /\t*$/.exec(text.slice(0, start))?.[0] + text.slice(start, end)),
  )
}

/** The code of the error that reading ends with; 'read' where it is read. */
export async function outcome(bytes: Uint8Array, name: string): Promise<string> {
  return readFile(bytes, name).then(
    () => 'read',
    (error: AssistantError) => error.code ?? String(error),
  )
}
