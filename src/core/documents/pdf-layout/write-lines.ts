import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { cellBreak } from '../flow.ts'
import type { Fragment } from './fragment.ts'
import { fragmentText, lineText } from './fragment-text.ts'
import type { Line } from './line.ts'
import type { TextBuilder } from './text-builder.ts'
import { keepsHyphen, losesDouble, type Vocabulary } from './vocabulary.ts'

/** A row of a table whose cells are known: a place for each, parted by tabs, lines of a cell joined. */
export function writeCells(
  page: PdfCharacters,
  cells: readonly (readonly Line[])[],
  builder: TextBuilder,
  words: Vocabulary,
): void {
  // Blocks begin with text: empty cells before the first one with text are left out.
  for (const [at, cell] of cells
    .slice(
      Math.max(
        0,
        cells.findIndex((each) => each.length > 0),
      ),
    )
    .entries()) {
    if (at > 0) builder.insert(cellBreak)
    writeProse(page, cell, builder, words)
    if (cell.length > 0) trimEnd(builder, / +$/)
  }
}

/** A table row: its cells parted by tabs. */
export function writeRow(page: PdfCharacters, lines: readonly Line[], builder: TextBuilder, words: Vocabulary): void {
  const cells = lines.flatMap((line) => line.fragments)
  for (const [at, cell] of cells.entries()) {
    const before = cells[at - 1]
    // A currency sign is set in a column of its own; it belongs to its number.
    if (before) builder.insert(/^[$€£¥(]$/.test(fragmentText(page, before)) ? ' ' : cellBreak)
    writeFragment(page, cell, builder, words)
    trimEnd(builder)
  }
}

/** Lines of running text as one paragraph. */
export function writeProse(page: PdfCharacters, lines: readonly Line[], builder: TextBuilder, words: Vocabulary): void {
  for (const [at, line] of lines.entries()) {
    if (at > 0) joinLines(page, line, builder, words)
    writeLine(page, line, builder, words)
  }
}

/** One line, its fragments parted by spaces. */
export function writeLine(page: PdfCharacters, line: Line, builder: TextBuilder, words: Vocabulary): void {
  for (const [at, fragment] of line.fragments.entries()) {
    if (at > 0 && !/\s$/.test(builder.text().slice(-1))) builder.insert(' ')
    writeFragment(page, fragment, builder, words)
  }
}

function writeFragment(page: PdfCharacters, { from, to }: Fragment, builder: TextBuilder, words: Vocabulary): void {
  const { codes } = page
  for (let i = from; i < to; i++) {
    const code = codes[i] as number
    const next = codes[i + 1] ?? 0
    if (code >= 0xd800 && code <= 0xdbff && i + 1 < to && next >= 0xdc00 && next <= 0xdfff) {
      builder.character((code - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000, i)
      i += 1
    } else if (
      code === 32 &&
      isMadeUp(page, i) &&
      losesDouble(builder.text().slice(-30), textAfter(page, i + 1, to), words)
    ) {
      builder.insert(builder.text().slice(-1))
    } else if (next === 0x644 && i + 1 < to && isAlef(code) && shareBox(page, i)) {
      // The two letters of a lam-alef ligature come in the order in which they were drawn.
      builder.character(next, i + 1)
      builder.character(code, i)
      i += 1
    } else builder.character(code, i)
  }
}

/** Spaces that the engine made up have no width. */
function isMadeUp({ geometry }: PdfCharacters, index: number): boolean {
  return geometry[index * 6] === geometry[index * 6 + 2]
}

function textAfter({ codes }: PdfCharacters, from: number, to: number): string {
  return String.fromCodePoint(...codes.subarray(from, Math.min(to, from + 30)))
}

function isAlef(code: number): boolean {
  return code === 0x622 || code === 0x623 || code === 0x625 || code === 0x627
}

function shareBox({ geometry }: PdfCharacters, index: number): boolean {
  return [0, 2].every(
    (side) => Math.abs((geometry[index * 6 + side] ?? 0) - (geometry[index * 6 + 6 + side] ?? 0)) < 0.1,
  )
}

/** Between two lines of running text: nothing after a hyphen that breaks a word or between Han or Kana, else a space. */
function joinLines(page: PdfCharacters, next: Line, builder: TextBuilder, words: Vocabulary): void {
  trimEnd(builder)
  const before = builder.text().slice(-80)
  const last = before.slice(-1)
  if (last === '' || last === '\n') return
  const after = lineText(page, next)
  if (last === '-' && /[\p{L}\p{N}]-$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) {
    if (!keepsHyphen(before.slice(0, -1), after, words)) builder.drop(1)
    return
  }
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u
  if (unspaced.test(last) && unspaced.test(after.slice(0, 1))) return
  builder.insert(' ')
}

function trimEnd(builder: TextBuilder, end: RegExp = /[ \t]+$/): void {
  const spaces = end.exec(builder.text().slice(-8))
  if (spaces) builder.drop(spaces[0].length)
}
