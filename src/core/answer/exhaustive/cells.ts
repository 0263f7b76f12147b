import type { CellMark, TableCell } from '../../../api/answer-table.ts'
import type { ReadDocument } from './cell-source.ts'
import { citationOf, spanOf } from './cell-source.ts'
import { chooseFigure } from './choose-figure.ts'
import { chooseWords, heldEnough } from './choose-words.ts'
import type { PlannedColumn } from './column-plan.ts'
import type { DocumentPassages } from './document-passages.ts'
import type { AskedSentence } from './document-sentences.ts'
import { figureCandidates } from './figure-candidates.ts'
import type { FigureTable } from './figure-table.ts'
import type { Period } from './period.ts'
import { sentenceValue } from './sentence-value.ts'
import { polarityOf } from './yes-or-no.ts'

/** A cell of which the document says nothing. */
export const emptyCell: TableCell = { text: '', marks: [], citations: [] }

/** The cell of a figure from the document's tables. */
export function figureCell(
  read: ReadDocument,
  asked: PlannedColumn,
  tables: readonly FigureTable[],
  time: Period,
): TableCell {
  const chosen = chooseFigure(figureCandidates(asked, tables, time, read.language ?? ''))
  if (!chosen) return emptyCell
  const { candidate, marks } = chosen
  const page = read.pages.find(({ number }) => number === candidate.page)
  if (!page) return emptyCell
  return {
    // A sign of currency at the end belongs to the column after it.
    text: candidate.text.replace(/^([$€£¥].*\d\)?)\s*[$€£¥]$/u, '$1'),
    value: candidate.value,
    ...(candidate.unit === undefined ? {} : { unit: candidate.unit }),
    marks: asked.kind === 'amount' ? marks : marks.filter((mark) => mark !== 'unit'),
    citations: [citationOf(read, [spanOf(page, candidate.span.start, candidate.span.end)])],
  }
}

/** The cell of a value from the document's sentences. */
export function sentenceCell(read: ReadDocument, asked: PlannedColumn, sentences: readonly AskedSentence[]): TableCell {
  const found = sentenceValue(asked, sentences, read.language)
  if (!found) return emptyCell
  const { text, value, unit, span, marks } = found
  return { text, value, ...(unit === undefined ? {} : { unit }), marks, citations: [citationOf(read, [span])] }
}

/** The cell of the words themselves. */
export function wordsCell(
  read: ReadDocument,
  asked: PlannedColumn,
  passages: DocumentPassages,
  sentences: readonly AskedSentence[],
): TableCell {
  const chosen = chooseWords(passages, sentences, asked.reasons === true)
  if (!chosen) return emptyCell
  return { text: oneLine(chosen.text), marks: chosen.marks, citations: [citationOf(read, chosen.spans)] }
}

/** Yes or no, from the sentence that holds most of the claim; empty where none holds enough. */
export function yesNoCell(read: ReadDocument, claim: PlannedColumn, sentences: readonly AskedSentence[]): TableCell {
  const held = sentences.filter((sentence) => sentence.held >= heldEnough)
  const most = Math.max(0, ...held.map((sentence) => sentence.held))
  const best = held.filter((sentence) => sentence.held >= most)
  const said = best.map((sentence) => ({ sentence, ...polarityOf(claim, sentence) }))
  const chosen = said.find(({ sure }) => sure) ?? said[0]
  if (!chosen) return emptyCell
  const marks: CellMark[] = [
    ...(said.some(({ yes, sure }) => sure && yes !== chosen.yes) ? (['several'] as const) : []),
    ...(chosen.sure ? [] : (['weak'] as const)),
  ]
  const { span, text } = chosen.sentence
  return { text: oneLine(text), value: chosen.yes ? 1 : 0, marks, citations: [citationOf(read, [span])] }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
