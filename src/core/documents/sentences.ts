import { cellBreak } from './flow.ts'

/** A run of UTF-16 code units, `end` exclusive. */
export type TextRange = { start: number; end: number }

const abbreviations = new Set(
  `mr mrs ms dr prof st sr jr messrs hon rev gen col capt lt sgt gov sen rep pres
   vs etc eg ie e.g i.e cf al ca approx resp incl excl esp viz ibid op cit
   fig figs eq eqs tab sec secs sect ch chap vol vols no nos nr p pp para paras art arts ed eds cl
   inc ltd co corp llc plc gmbh bros dept assn univ est
   jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
   u.s u.k u.n e.u d.c a.m p.m ph.d m.d b.a m.a b.s m.s
   bzw usw z.b d.h u.a o.ä str nr abs bd hrsg evtl ggf ca inkl zzgl vgl s.o mio mrd
   av bd mme mlle m env`
    .split(/\s+/)
    .filter((word) => word.length > 0),
)

/** Abbreviations that also end sentences: only a lower-case letter or a digit after them joins. */
const mayEndSentence = new Set([
  'etc',
  'inc',
  'ltd',
  'co',
  'corp',
  'llc',
  'plc',
  'u.s',
  'u.k',
  'u.n',
  'e.u',
  'd.c',
  'a.m',
  'p.m',
  'al',
  'usw',
  'str',
  'jr',
  'sr',
  'no',
])

/** Words that begin a sentence rather than follow `U.S.` in a name. */
const opener =
  /^(?:The|This|That|These|Those|It|Its|In|On|At|As|By|For|From|If|He|She|We|They|You|I|A|An|And|But|Or|So|To|There|When|While|After|Before|Since|With|However|Our|Their|His|Her|My|No|Not)\b/

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  let segmenter: Intl.Segmenter
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  }
  segmenters.set(language, segmenter)
  return segmenter
}

/** Lines longer than this were not wrapped at a column: each is a paragraph. */
const longestWrapped = 120

/**
 * Line breaks inside a sentence become spaces (same length). A blank line, list mark or table row keeps its break, and
 * so do a line too long to be wrapped text and one much shorter than its neighbours (a heading).
 */
function softenBreaks(text: string): string {
  if (!/[\r\n]/.test(text)) return text
  // Only where a line begins: tried at each of its letters, a long line takes the square of its length.
  return text.replace(/(?<![^\r\n])[^\r\n]*(?:(?:\r\n|\r|\n)[^\S\r\n]*\S[^\r\n]*)+/g, (paragraph) => {
    const width = Math.min(longestWrapped, Math.max(...paragraph.split(/[\r\n]+/).map((line) => line.trim().length)))
    return paragraph.replace(
      /(?<![^\r\n])([^\r\n]*)(\r\n|\r|\n)(?=([^\r\n]*))/g,
      (_, line: string, mark: string, next: string) => {
        const length = line.trim().length
        const marked = /^\s*(?:[-*+•‣◦–—|#>]|\(?\w{1,3}[.)]\s)/.test(next) || isRow(line) || isRow(next)
        const wrapped = length <= longestWrapped && length >= width * 0.6
        return !marked && (wrapped || /^\s*\p{Ll}/u.test(next)) ? line + ' '.repeat(mark.length) : line + mark
      },
    )
  })
}

/** Whether a line is a row of a table: its cells are parted by tabs. */
function isRow(line: string): boolean {
  return line.includes(cellBreak)
}

/** Whether a full stop at the end of `before` belongs to an abbreviation, initial or ordinal, given what follows. */
function joins(before: string, after: string): boolean {
  const tail = /(?:^|[\s([{"'“‘«])((?:\p{L}\.)*\p{L}+|\d{1,3})\.["'”’»)\]]*\s*$/u.exec(before)
  if (!tail?.[1]) return false
  const word = tail[1].toLowerCase()
  const next = after.trimStart()
  if (/^\d/.test(word)) return /^\s*\d{1,3}\.\s*$/.test(before) || /^\p{Ll}/u.test(next)
  if (/^(?:u\.s|u\.k|u\.n|e\.u)$/.test(word) && /^\p{Lu}/u.test(next)) return !opener.test(next)
  if (mayEndSentence.has(word)) return word === 'no' ? /^\d/.test(next) : /^[\p{Ll}\d,;(]/u.test(next)
  if (abbreviations.has(word)) return true
  // The names of a case: "Roe v. Wade".
  if (tail[1] === 'v') return /^\p{Lu}/u.test(next) && /\p{Lu}\S* v\.\s*$/u.test(before)
  return word.length === 1 && /\p{Lu}/u.test(tail[1]) && !/^(?:I)$/.test(tail[1])
}

/** Further breaks in text without capitals, where the Unicode rules see none: after a full stop and white space. */
function lowerCaseBreaks(text: string): number[] {
  const letters = text.length
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  if (letters < 80 || capitals / letters > 0.005) return []
  const breaks: number[] = []
  for (const match of text.matchAll(/[.!?]["'”’)\]]*\s+(?=[\p{Ll}\d($])/gu)) {
    const end = match.index + match[0].length
    if (!joins(text.slice(Math.max(0, match.index - 24), end), text.slice(end, end + 4).replace(/^\p{Ll}/u, 'X')))
      breaks.push(end)
  }
  return breaks
}

/**
 * Sentences of a text in order, without surrounding white space; together they hold every character that is not white
 * space. Unicode rules (`Intl.Segmenter`), joined again after abbreviations and initials. A single line break inside
 * a paragraph does not end a sentence; a blank line, list mark or table row does.
 */
export function sentencesOf(text: string, language = 'en'): TextRange[] {
  const soft = softenBreaks(text)
  const pieces: TextRange[] = []
  for (const { segment, index } of segmenterFor(language).segment(soft)) {
    let from = 0
    for (const at of [...lowerCaseBreaks(segment), segment.length]) {
      pieces.push({ start: index + from, end: index + at })
      from = at
    }
  }
  const sentences: TextRange[] = []
  let open: TextRange | undefined
  for (const piece of pieces) {
    const before = open && soft.slice(Math.max(open.start, open.end - 40), open.end)
    if (
      open &&
      before !== undefined &&
      !/[\r\n\u2029]\s*$/.test(before) &&
      joins(before, soft.slice(piece.start, piece.start + 16))
    ) {
      open.end = piece.end
    } else {
      if (open) sentences.push(open)
      open = { ...piece }
    }
  }
  if (open) sentences.push(open)
  return sentences.map((range) => trimRange(text, range)).filter((range) => range.end > range.start)
}

/** The range without the white space at its ends. */
export function trimRange(text: string, range: TextRange): TextRange {
  const piece = text.slice(range.start, range.end)
  const start = range.start + (piece.length - piece.trimStart().length)
  return { start, end: Math.max(start, range.end - (piece.length - piece.trimEnd().length)) }
}
