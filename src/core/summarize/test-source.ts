import { readFile } from '../documents/sheet/test-read.ts'
import type { SummarySource } from './summary-source.ts'

/** A document of this text, read as a file of this name is read. */
export async function testSource(text: string, name = 'document.md'): Promise<SummarySource> {
  const { pages } = await readFile(new TextEncoder().encode(text), name)
  return { place: { documentId: name, revisionId: `r-${name}`, path: `/${name}`, title: name }, language: 'en', pages }
}
