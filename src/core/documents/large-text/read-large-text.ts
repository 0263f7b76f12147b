import type { DocumentKind } from '../../../api/document-kind.ts'
import { type CodeLanguage, codeLanguage } from '../code/code-languages.ts'
import { partCode } from '../code/part-code.ts'
import { decodeText } from '../decode-text.ts'
import type { FlowBlock, FlowDocument } from '../flow.ts'
import { readCsvPieces } from '../formats/csv.ts'
import { readPlainText } from '../formats/text.ts'
import { type TextFile, textPieces } from './text-pieces.ts'
import { linesOfPieces, wholeParagraphs } from './whole-paragraphs.ts'

/** Text files larger than this are read in pieces: as a string, with all that is made of it, one takes many times its size. */
export const largestHeld = 16 << 20

/** Kinds whose files are text that may be read from its beginning to its end. */
export type LargeTextKind = 'text' | 'markdown' | 'csv' | 'code'

/** Whether a file of this kind can be read in pieces. */
export function isLargeTextKind(kind: DocumentKind | undefined): kind is LargeTextKind {
  return kind === 'text' || kind === 'markdown' || kind === 'csv' || kind === 'code'
}

/**
 * A large text file as a flow that holds no more than a piece of it, with an estimate of its length. Markdown is read as
 * plain text, JSON and XML line by line as they stand: their trees would not fit into memory.
 */
export function readLargeText(file: TextFile, kind: LargeTextKind, name: string): FlowDocument {
  return { ...flowOf(file, kind, name), characters: charactersOf(file) }
}

/** As many as its first part lets expect: in some encodings a character takes several bytes. */
function charactersOf({ size, readNow }: TextFile): number {
  const head = readNow(0, 65_536)
  return head.length === 0 ? 0 : (size * decodeText(head).length) / head.length
}

function flowOf(file: TextFile, kind: LargeTextKind, name: string): FlowDocument {
  const pieces = textPieces(file)
  switch (kind) {
    case 'csv':
      return readCsvPieces(pieces)
    case 'code':
      return { title: name, flow: again(() => partCode(linesOfPieces(pieces), languageOf(name))) }
    case 'text':
    case 'markdown':
      return { title: undefined, flow: again(() => paragraphs(pieces)) }
  }
}

function* paragraphs(pieces: Iterable<string>): Generator<FlowBlock> {
  for (const part of wholeParagraphs(pieces)) yield* readPlainText(part)
}

function languageOf(name: string): CodeLanguage {
  const language = codeLanguage(/\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '')
  return language === undefined || language === 'json' ? 'plain' : language
}

/** What a generator gives, each time anew. */
function again<T>(run: () => Generator<T>): Iterable<T> {
  return { [Symbol.iterator]: run }
}
