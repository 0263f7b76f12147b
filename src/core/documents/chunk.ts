import type { Block } from '../../api/document.ts'
import type { Span } from '../../api/span.ts'
import type { ChunkDraft } from '../ports/chunk.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import { joinSpans } from './join-spans.ts'
import { blocksOf } from './page-blocks.ts'
import { mayGoOn } from './page-break.ts'
import { headingLine } from './passage-text.ts'
import { sentencesOf, trimRange } from './sentences.ts'

/** Sizes in tokens of the embedder, heading path included. */
export type ChunkLimits = { target: number; max: number }

/** Share of the aimed size from which a chunk rather ends with its block. */
const blockShare = 0.8
/** The same before a line that looks like a heading. */
const headingShare = 0.5

/** Share of a chunk that text before a table with a header may take to stay with it: the sentence that leads to it. */
const leadShare = 1 / 4

/**
 * Measured on chunking-chroma, all corpora together, top 5 (span recall / precision): target 170 .863/.067,
 * 195 .873/.062, 210 .877/.059, 230 falls in precision. No overlap: hits are widened by their neighbours' sentences
 * where they stand first, which gains as much and keeps the index small.
 */
const defaultLimits: ChunkLimits = { target: 195, max: 250 }

/** The smallest thing that is not cut: a sentence, table row or line of code. */
type Unit = {
  page: number
  start: number
  end: number
  tokens: number
  kind: Block['kind']
  /** The first of its block. */
  opens: boolean
  /** A sentence that goes on from the page before. */
  glued: boolean
}
/** `room`: tokens of text a chunk may have beside its heading path and header row. */
type Section = { headingPath: readonly string[]; header: string | undefined; room: number; units: Unit[] }

/**
 * Cuts a document into chunks along its structure: never across a heading, never through a sentence or table row
 * unless it alone exceeds `max`. A chunk goes over a page break only where its paragraph does.
 */
export function chunkPages(
  pages: readonly ExtractedPage[],
  countTokens: (text: string) => number,
  limits: ChunkLimits = defaultLimits,
): ChunkDraft[] {
  const texts = new Map(pages.map((page) => [page.number, page.text]))
  const chunks: ChunkDraft[] = []
  for (const section of sectionsOf(pages, texts, countTokens, limits)) {
    for (const units of pack(section, limits)) {
      const spans = spansOf(units, texts)
      const tokens = units.reduce((sum, unit) => sum + unit.tokens, 0)
      chunks.push({
        ordinal: chunks.length,
        headingPath: [...section.headingPath],
        ...(section.header === undefined ? {} : { header: section.header }),
        spans,
        text: joinSpans(spans),
        tokens,
      })
    }
  }
  return chunks
}

/** Units between one heading (included) and the next, page after page. */
function sectionsOf(
  pages: readonly ExtractedPage[],
  texts: ReadonlyMap<number, string>,
  countTokens: (text: string) => number,
  limits: ChunkLimits,
): Section[] {
  const sections: Section[] = []
  let section: Section | undefined
  for (const page of pages) {
    for (const block of blocksOf(page)) {
      const heading = block.kind === 'heading'
      const path = heading ? [...block.headingPath, page.text.slice(block.start, block.end).trim()] : block.headingPath
      const afterBareHeading =
        heading &&
        section !== undefined &&
        isAbove(section.headingPath, path) &&
        section.units.every((unit) => unit.kind === 'heading')
      const sameSection = section?.header === block.header && samePath(section?.headingPath ?? [], path)
      const afterLead =
        block.header !== undefined &&
        section !== undefined &&
        section.header === undefined &&
        samePath(section.headingPath, path) &&
        section.units.every((unit) => unit.page === page.number) &&
        sizeOf(section.units) <= limits.max * leadShare
      if (section === undefined || (!sameSection && !afterBareHeading && !afterLead)) {
        section = {
          headingPath: path,
          header: block.header,
          room: roomBeside(path, block.header, countTokens, limits),
          units: [],
        }
        sections.push(section)
      } else if (afterBareHeading || afterLead) {
        section.headingPath = path
        section.header = block.header
        section.room = roomBeside(path, block.header, countTokens, limits)
      }
      const units = unitsOf(page, block, countTokens, section.room)
      const [first, last] = [units[0], section.units.at(-1)]
      if (first && last && last.page < first.page) first.glued = goesOn(last, first, texts)
      section.units.push(...units)
    }
  }
  return sections.filter((each) => each.units.length > 0)
}

/** Tokens left for text beside the heading path and the header row. */
function roomBeside(
  headingPath: readonly string[],
  header: string | undefined,
  countTokens: (text: string) => number,
  limits: ChunkLimits,
): number {
  const lines = [headingLine(headingPath), header ?? ''].filter((line) => line !== '')
  return Math.max(1, limits.max - lines.reduce((sum, line) => sum + countTokens(line), 0))
}

function unitsOf(page: ExtractedPage, block: Block, countTokens: (text: string) => number, room: number): Unit[] {
  const text = page.text.slice(block.start, block.end)
  const ranges =
    block.kind === 'table-row' || block.kind === 'heading'
      ? [trimRange(text, { start: 0, end: text.length })]
      : block.kind === 'code'
        ? [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((line) => ({ start: line.index, end: line.index + line[0].length }))
        : sentencesOf(text)
  const units: Unit[] = []
  for (const range of ranges) {
    if (range.end <= range.start) continue
    const whole = countTokens(text.slice(range.start, range.end))
    const pieces = whole <= room ? [{ ...range, tokens: whole }] : cut(text, range, countTokens, room)
    const line = startsLine(text, range.start)
    pieces.forEach((piece, nth) => {
      units.push({
        page: page.number,
        start: block.start + piece.start,
        end: block.start + piece.end,
        tokens: piece.tokens,
        opens: nth === 0 && line,
        glued: false,
        kind: line && block.kind === 'paragraph' && looksLikeHeading(text, range) ? 'heading' : block.kind,
      })
    })
  }
  return units
}

function startsLine(text: string, start: number): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(0, start))
}

/** A short line without a sentence's end above other lines of its paragraph. */
function looksLikeHeading(text: string, range: { start: number; end: number }): boolean {
  return (
    range.end - range.start <= 80 &&
    /^[^\S\n]*\n/.test(text.slice(range.end)) &&
    !/[.!?:;,…。！？]["'”’»)\]]*$/u.test(text.slice(range.start, range.end))
  )
}

/** A range that alone exceeds the budget, halved at white space until every piece fits. */
function cut(
  text: string,
  range: { start: number; end: number },
  countTokens: (text: string) => number,
  max: number,
): { start: number; end: number; tokens: number }[] {
  const trimmed = trimRange(text, range)
  if (trimmed.end <= trimmed.start) return []
  const tokens = countTokens(text.slice(trimmed.start, trimmed.end))
  if (tokens <= max || trimmed.end - trimmed.start < 2) return [{ ...trimmed, tokens }]
  const middle = (trimmed.start + trimmed.end) >> 1
  const before = text.slice(trimmed.start, middle).search(/\s\S*$/)
  const after = text.slice(middle, trimmed.end).search(/\s/)
  let at = middle
  if (before > 0 && (after < 0 || middle - (trimmed.start + before) <= after)) at = trimmed.start + before
  else if (after >= 0) at = middle + after
  const unit = text.charCodeAt(at)
  if (unit >= 0xdc00 && unit <= 0xdfff && at - 1 > trimmed.start) at -= 1
  return [
    ...cut(text, { start: trimmed.start, end: at }, countTokens, max),
    ...cut(text, { start: at, end: trimmed.end }, countTokens, max),
  ]
}

/** Chunks of a section. Only a paragraph that goes on joins two pages. */
function pack(section: Section, limits: ChunkLimits): Unit[][] {
  const runs: Unit[][] = []
  for (const unit of section.units) {
    const run = runs.at(-1)
    if (!run) runs.push([unit])
    else if (run.at(-1)?.page === unit.page || unit.glued) run.push(unit)
    else runs.push([...run.splice(run.length - trailingHeadings(run)), unit])
  }
  const { room } = section
  return runs
    .filter((run) => run.length > 0)
    .flatMap((run) => packRun(run, Math.min(room, Math.max(1, limits.target - (limits.max - room))), room))
}

/** A run that fits stays whole; a longer one is cut into parts of about equal size, rather at a block's start. */
function packRun(run: readonly Unit[], target: number, max: number): Unit[][] {
  const total = sizeOf(run)
  if (total <= max) return [[...run]]
  const aim = total / Math.ceil(total / target)
  const chunks: Unit[][] = []
  let open: Unit[] = []
  let tokens = 0
  for (const atom of atomsOf(run, max)) {
    const size = sizeOf(atom)
    const share = atom[0]?.kind === 'heading' ? headingShare : blockShare
    const enough = tokens + size / 2 > aim || (atom[0]?.opens === true && tokens >= aim * share)
    const leading = open.slice(open.length - trailingHeadings(open))
    const bare = leading.length === open.length
    if (open.length > 0 && (tokens + size > max || (enough && !bare))) {
      const moves = !bare && sizeOf(leading) + size <= max
      chunks.push(moves ? open.slice(0, open.length - leading.length) : open)
      open = moves ? leading : []
      tokens = sizeOf(open)
    }
    open.push(...atom)
    tokens += size
  }
  const last = chunks.at(-1)
  if (last && tokens < aim / 3 && sizeOf(last) + tokens <= max) last.push(...open)
  else if (open.length > 0) chunks.push(open)
  return chunks
}

/** Units that must stay together: the two halves of a sentence around a page break, where both fit. */
function atomsOf(run: readonly Unit[], max: number): Unit[][] {
  const atoms: Unit[][] = []
  for (const unit of run) {
    const last = atoms.at(-1)
    if (last && unit.glued && sizeOf(last) + unit.tokens <= max) last.push(unit)
    else atoms.push([unit])
  }
  return atoms
}

/** How many headings stand at the end of the units. */
function trailingHeadings(units: readonly Unit[]): number {
  return units.length - 1 - units.findLastIndex((unit) => unit.kind !== 'heading')
}

function sizeOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.tokens, 0)
}

/** Whether a paragraph runs over the page break: its last sentence has no end, and a paragraph follows. */
function goesOn(last: Unit, first: Unit, texts: ReadonlyMap<number, string>): boolean {
  if (last.kind !== first.kind || (last.kind !== 'paragraph' && last.kind !== 'list-item')) return false
  const end = texts.get(last.page)?.slice(last.start, last.end) ?? ''
  return mayGoOn(end, texts.get(first.page)?.slice(first.start, first.start + 1) ?? '')
}

/** One span a page, from the first unit's start to the last one's end. */
function spansOf(units: readonly Unit[], texts: ReadonlyMap<number, string>): Span[] {
  const spans: Span[] = []
  for (const unit of units) {
    const open = spans.at(-1)
    if (open && open.page === unit.page) open.end = unit.end
    else spans.push({ page: unit.page, start: unit.start, end: unit.end, text: '' })
  }
  for (const span of spans) span.text = texts.get(span.page)?.slice(span.start, span.end) ?? ''
  return spans
}

function samePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((heading, index) => heading === right[index])
}

function isAbove(above: readonly string[], below: readonly string[]): boolean {
  return above.length < below.length && above.every((heading, index) => heading === below[index])
}
