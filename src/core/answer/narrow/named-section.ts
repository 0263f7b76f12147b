import type { Hit } from '../../../api/search.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import type { Chunk } from '../../ports/chunk.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'

const named =
  /(?:§+\s*|\b(?:section|sec\.|clause|article|art\.|paragraph|item|schedule|annex|appendix|exhibit|chapter|abschnitt|ziffer|artikel|anlage)\s+)(\d+[a-z]?(?:\.\d+)*(?:\([a-z0-9]{1,4}\))*|[A-Z](?:\.\d+)*|[IVXLC]+)(?![\p{L}\p{N}'’])/iu
const mostDocuments = 20
const mostChunks = 4

/** The section that a question names, as it names it and as its label alone ("§ 7.2": "7.2"). */
export function sectionIn(question: string): { words: string; label: string } | undefined {
  const match = named.exec(question)
  const label = match?.[1]
  // A letter is a label only as a capital: "article a" names nothing.
  const stands = label !== undefined && (/^\d/.test(label) || label === label.toUpperCase())
  return match && stands ? { words: match[0].trim(), label } : undefined
}

/**
 * The first chunks of that section in each document, as hits that go before all others: chunks under a heading with the
 * label, or that begin with it. None where there are many documents: there a label names no place.
 */
export function hitsOfSection(text: TextStore, label: string, documents: readonly ScopedDocument[]): Hit[] {
  if (documents.length > mostDocuments) return []
  return documents.flatMap((document) => {
    const chunks = text.chunkRange(document.revisionId, 0, Number.MAX_SAFE_INTEGER)
    const exact = chunks.filter((chunk) => isOf(chunk, label))
    return exact.slice(0, mostChunks).map((chunk) => hitOf(chunk, document))
  })
}

function isOf({ headingPath, text }: Chunk, label: string): boolean {
  return [...headingPath, text].some((words) => begins(words, label))
}

/** Whether a heading or text begins with a label, whatever it is called before: "7.2 Notice", "Section 7.2", "Item 1A. Risk". */
function begins(words: string, label: string): boolean {
  const escaped = label.replace(/[.()]/g, '\\$&')
  return new RegExp(`^\\s*(?:§+\\s*|[\\p{L}.]+\\s+)?${escaped}(?![\\p{L}\\p{N}]|\\.\\d)`, 'iu').test(words)
}

function hitOf(chunk: Chunk, document: ScopedDocument): Hit {
  const { documentId, revisionId, path, title, kind, version } = document
  return {
    rank: 1,
    score: 1,
    chunkId: chunk.id,
    documentId,
    revisionId,
    path,
    title,
    kind,
    ...(version ? { version } : {}),
    headingPath: [...chunk.headingPath],
    spans: [...chunk.spans],
    text: joinSpans(chunk.spans),
  }
}
