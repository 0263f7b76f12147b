import type { Block } from '../../../api/document.ts'
import { cellBreak } from '../../documents/flow.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { currencyIn, figureOf, holdsFigure, scaleIn } from './figure.ts'
import { columnHeads, isHeadRow, type TableHead } from './table-heads.ts'

/** A row of a table of figures. `start` and `end` in its page's text; `group`: the label above it that has no figures. */
export type FigureRow = {
  start: number
  end: number
  text: string
  label: string
  group: string
  cells: readonly string[]
}

/**
 * A table of figures. `heads`: one for each place in `cells` of its rows; `caption`: what stands right before it; `scale` and
 * `currency` as the table or its caption say them.
 */
export type FigureTable = {
  page: number
  caption: string
  headingPath: readonly string[]
  heads: readonly TableHead[]
  rows: readonly FigureRow[]
  scale: number | undefined
  currency: string | undefined
}

/** Blocks before a table in which its caption and heads may stand. */
const blocksBefore = 7
/** Characters before a table in which its caption may stand. */
const captionLength = 400

/** The tables of figures of pages, in their order: runs of rows, a new one where heads stand among them. */
export function figureTables(pages: readonly ExtractedPage[]): FigureTable[] {
  return pages.flatMap((page) => runsOf(page).flatMap(({ rows, before }) => tableOf(page, rows, before) ?? []))
}

type Run = { rows: Block[]; before: Block[] }

function runsOf(page: ExtractedPage): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  let hasFigures = false
  const close = () => {
    open = undefined
    hasFigures = false
  }
  page.blocks.forEach((block, at) => {
    if (block.kind !== 'table-row') return close()
    const cells = cellsOf(page, block)
    const isHead = isHeadRow(cells)
    const other = open && open.rows.at(-1)?.header !== block.header
    if (!open || other || (isHead && hasFigures)) {
      close()
      const before: Block[] = page.blocks.slice(Math.max(0, at - blocksBefore), at)
      open = { rows: [], before }
      runs.push(open)
    }
    open.rows.push(block)
    if (!isHead && cells.slice(1).some(holdsFigure)) hasFigures = true
  })
  return runs
}

function cellsOf(page: ExtractedPage, block: Block): string[] {
  const text = page.text.slice(block.start, block.end)
  return text.split(text.includes(cellBreak) ? cellBreak : ' | ').map((cell) => cell.trim())
}

function tableOf(page: ExtractedPage, blocks: readonly Block[], before: readonly Block[]): FigureTable | undefined {
  const all = blocks.map((block) => ({ block, cells: cellsOf(page, block) }))
  const first = all.findIndex(({ cells }) => !isHeadRow(cells) && cells.slice(1).some(holdsFigure))
  if (first < 0) return undefined
  const headRows = all.slice(0, first).filter(({ cells }) => isHeadRow(cells))
  const body = all.filter(({ cells }, at) => at >= first || !isHeadRow(cells))
  const width = Math.max(...body.map(({ cells }) => cells.length))
  const places = Array.from({ length: width }, (_, place) => place).filter(
    (place) => place > 0 && body.some(({ cells }) => holdsFigure(cells[place] ?? '')),
  )
  const lead = leadOf(page, before)
  const caption = lead.texts.join(' ').slice(-captionLength)
  const headings = blocks[0]?.headingPath ?? []
  const said = [
    blocks[0]?.header ?? '',
    ...lead.headRows.flat(),
    ...all.slice(0, first).flatMap(({ cells }) => cells),
  ].join(' ')
  const rows = rowsOf(body)
  const unit = (text: string) => scaleIn(text)
  return {
    page: page.number,
    caption,
    headingPath: headings,
    heads: columnHeads(
      width,
      places,
      (headRows.length > 0 ? headRows.map(({ cells }) => cells) : lead.headRows).map((cells) => [...cells]),
      blocks[0]?.header,
      headRows.length > 0 ? lead.texts.slice(-1) : lead.texts,
    ),
    rows,
    scale: unit(said) ?? unit(caption) ?? unit(headings.slice(-2).join(' ')) ?? unit(pageLead(page, blocks[0])),
    currency:
      currencyIn(rows.map(({ cells }) => cells.slice(1).join(' ')).join(' ')) ?? currencyIn(`${said} ${caption}`),
  }
}

/** The text right before a table, and rows of heads there that a heading parts from it; nothing from before another table. */
function leadOf(page: ExtractedPage, before: readonly Block[]): { texts: string[]; headRows: string[][] } {
  const own: Block[] = []
  for (const block of before.toReversed()) {
    if (block.kind === 'table-row' && !isHeadRow(cellsOf(page, block))) break
    own.unshift(block)
  }
  const rows = own.filter(({ kind }) => kind === 'table-row')
  const texts = own.filter(({ kind }) => kind !== 'table-row').map(({ start, end }) => page.text.slice(start, end))
  return { texts, headRows: rows.map((block) => cellsOf(page, block)) }
}

/** What a page says above a table, where one unit is said for all that follows: its own caption may stand further up. */
function pageLead(page: ExtractedPage, first: Block | undefined): string {
  const above = page.blocks.filter(({ kind, end }) => kind !== 'table-row' && end <= (first?.start ?? 0))
  return (
    above
      .map(({ start, end }) => page.text.slice(start, end))
      .findLast((text) => scaleIn(text) !== undefined && text.length < captionLength) ?? ''
  )
}

function rowsOf(body: readonly { block: Block; cells: readonly string[] }[]): FigureRow[] {
  let group = ''
  return body.flatMap(({ block, cells }): FigureRow[] => {
    const [label = ''] = cells
    const figures = cells.slice(1)
    if (!figures.some(holdsFigure)) {
      if (label !== '' && figures.every((cell) => cell === '') && figureOf(label) === undefined)
        group = label.replace(/:$/, '')
      return []
    }
    return [{ start: block.start, end: block.end, text: cells.join(cellBreak), label, group, cells }]
  })
}
