import { packOf } from './pack-names.ts'

/**
 * What is known of a document with pages that are, or are to be, recognised. `language`: of its text as it stands, ISO
 * 639-1, `und` or empty where unknown; `textPages`: pages whose text the file holds; `confidence`: of its recognised
 * words, 0 to 1; `neighbours`: the language that most other documents of its collections are in.
 */
export type RecognisedDocument = {
  documentId: string
  revisionId: string
  title: string
  language: string
  textPages: number
  pages: number
  confidence: number | undefined
  neighbours: string | undefined
  /** Packs that its pages were recognised with; empty before. */
  packs: readonly string[]
}

/** Below this a text was recognised so badly that it does not tell its language. */
const sure = 0.75

/**
 * The language (ISO 639-1) that a document's pages most likely are in: that of the text its file holds, else of what was
 * recognised with some certainty, else of the documents beside it. The script itself is not looked at: Tesseract's data
 * for that is not in the box.
 */
export function pageLanguage(
  document: Pick<RecognisedDocument, 'language' | 'textPages' | 'confidence' | 'neighbours'>,
): string | undefined {
  const { language, textPages, confidence, neighbours } = document
  const isKnown = language !== '' && language !== 'und'
  if (isKnown && (textPages > 0 || (confidence ?? 0) >= sure)) return language
  return neighbours ?? (isKnown ? language : undefined)
}

/** Packs to recognise a document with, of those that are there: its own language's first, then the one in the box. */
export function packsFor(document: Parameters<typeof pageLanguage>[0], there: ReadonlySet<string>): string[] {
  const pack = packOf(pageLanguage(document) ?? 'en')
  return pack !== undefined && pack !== 'eng' && there.has(pack) ? [pack, 'eng'] : ['eng']
}
