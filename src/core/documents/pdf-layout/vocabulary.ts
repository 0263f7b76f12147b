import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { lineText } from './fragment-text.ts'
import type { Line } from './line.ts'

/** Words of a document seen so far, lower-cased; hyphenated compounds are kept whole beside their parts. */
export type Vocabulary = { add(text: string): void; has(word: string): boolean; count(word: string): number }

const mostWords = 200_000

/** An empty vocabulary. It stops growing at a size that no single document's language needs. */
export function vocabulary(): Vocabulary {
  const words = new Map<string, number>()
  return {
    add(text) {
      if (words.size > mostWords) return
      for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
        const key = word.toLowerCase()
        words.set(key, (words.get(key) ?? 0) + 1)
      }
    },
    has: (word) => words.has(word.toLowerCase()),
    count: (word) => words.get(word.toLowerCase()) ?? 0,
  }
}

/** Adds the words of a line, or of each line of a row's cells; not one that a hyphen breaks at the end. */
export function addWords(words: Vocabulary, page: PdfCharacters, line: Line): void {
  for (const own of line.row?.cells.flat() ?? [line]) words.add(lineText(page, own).replace(/\S*[-\uFFFE]$/, ''))
}

/**
 * Whether a hyphen at a line's end belongs to the word. Asked of the document itself: a form that stands elsewhere
 * within a line decides; else a compound is kept where both halves are words of the document.
 */
export function keepsHyphen(before: string, after: string, words: Vocabulary): boolean {
  const head = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u.exec(before)?.[0] ?? ''
  const tail = /^[\p{L}\p{N}]+/u.exec(after)?.[0] ?? ''
  if (head === '' || tail === '' || /\p{N}$/u.test(head) || !/^\p{Ll}/u.test(tail)) return true
  if (words.has(head + tail)) return false
  if (words.has(`${head}-${tail}`)) return true
  if (head.includes('-')) return true
  return head.length > 3 && tail.length > 3 && words.has(head) && words.has(tail)
}

/**
 * PDFium takes the second of two close letters, set one by one, for a shadow of the first and puts a space there
 * ("dif er"). True where the document shows that the two parts are one word with the letter doubled.
 */
export function losesDouble(before: string, after: string, words: Vocabulary): boolean {
  const head = /\p{L}+$/u.exec(before)?.[0] ?? ''
  const tail = /^\p{L}+/u.exec(after)?.[0] ?? ''
  if (!/[flt]$/.test(head) || head.length < 2 || tail === '') return false
  return words.count(head + head.slice(-1) + tail) > words.count(tail)
}
