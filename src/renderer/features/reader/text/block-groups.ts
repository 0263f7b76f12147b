import type { Block, PageText } from '../../../../api/document.ts'

/** A run of a page's text. */
export type Run = { start: number; end: number }

/** A row of cells; `isHeader`: it names the columns of the rows below it. */
export type TableRow = { cells: readonly Run[]; isHeader: boolean }

/**
 * Blocks of a page as they are laid out: neighbouring list items make a list, table rows
 * under one header a table of cells. `above`: names of the columns of a table that began on a page before, or one line of
 * them all where they cannot be told apart.
 */
export type BlockGroup =
  | { kind: 'heading'; level: number; run: Run }
  | { kind: 'paragraph' | 'code'; run: Run }
  | { kind: 'list'; items: readonly Run[] }
  | { kind: 'table'; rows: readonly TableRow[]; header: string | undefined; above: readonly string[] | undefined }

/** What parts the cells of a row in stored text, and the names in a header. */
const CELL_BREAK = '\t'
const HEADER_BREAK = ' | '
/** A longer header is stored cut to this. */
const LONGEST_HEADER = 240

/** The groups of a page in order. Text that no block holds becomes paragraphs, so that nothing is left out. */
export function groupBlocks(page: Pick<PageText, 'text' | 'blocks'>): BlockGroup[] {
  const groups: BlockGroup[] = []
  let at = 0
  for (const block of [...page.blocks].sort((a, b) => a.start - b.start)) {
    groups.push(...looseText(page.text, at, block.start))
    addBlock(groups, page.text, block)
    at = Math.max(at, block.end)
  }
  groups.push(...looseText(page.text, at, page.text.length))
  return groups.map((group) => (group.kind === 'table' ? { ...group, above: namesAbove(group) } : group))
}

function addBlock(groups: BlockGroup[], text: string, { kind, start, end, level, header }: Block): void {
  const last = groups.at(-1)
  switch (kind) {
    case 'heading':
      groups.push({ kind, level: level ?? 2, run: { start, end } })
      return
    case 'paragraph':
    case 'code':
      groups.push({ kind, run: { start, end } })
      return
    case 'list-item':
      if (last?.kind === 'list') groups[groups.length - 1] = { kind: 'list', items: [...last.items, { start, end }] }
      else groups.push({ kind: 'list', items: [{ start, end }] })
      return
    case 'table-row': {
      const open = last?.kind === 'table' && last.header === header ? last : undefined
      const row = tableRow(text, start, end, header, open?.rows.every((before) => before.isHeader) ?? true)
      if (open) groups[groups.length - 1] = { ...open, rows: [...open.rows, row] }
      else groups.push({ kind: 'table', rows: [row], header, above: undefined })
    }
  }
}

/** `leads`: nothing but header rows stands above. A header of several rows is stored as one, joined column by column. */
function tableRow(text: string, start: number, end: number, header: string | undefined, leads: boolean): TableRow {
  const runs = cells(text, start, end)
  const words = runs.map((run) => text.slice(run.start, run.end).replace(/\s+/g, ' ').trim())
  const filled = words.filter((word) => word !== '')
  const line = filled.join(HEADER_BREAK)
  const isHeader = line === header || (header?.length === LONGEST_HEADER && line.startsWith(header))
  const isPart = leads && header !== undefined && filled.every((word) => standsIn(header, word))
  return { cells: runs, isHeader: isHeader || isPart }
}

function standsIn(header: string, words: string): boolean {
  return ` ${header.replaceAll(HEADER_BREAK, ' ')} `.includes(` ${words} `)
}

function namesAbove({ rows, header }: { rows: readonly TableRow[]; header: string | undefined }) {
  if (header === undefined || rows[0]?.isHeader !== false) return undefined
  const names = header.split(HEADER_BREAK)
  return names.length === Math.max(...rows.map((row) => row.cells.length)) ? names : [header]
}

/** Empty first cells stand before the block, which begins with its first word. */
function cells(text: string, start: number, end: number): Run[] {
  const runs: Run[] = []
  let from = start
  while (text[from - 1] === CELL_BREAK) from -= 1
  while (from <= end) {
    const found = text.indexOf(CELL_BREAK, from)
    const to = found < 0 || found > end ? end : found
    runs.push({ start: from, end: to })
    from = to + 1
  }
  return runs
}

function looseText(text: string, from: number, to: number): BlockGroup[] {
  const groups: BlockGroup[] = []
  for (const match of text.slice(from, Math.max(from, to)).matchAll(/\S(?:.|\n(?!\s*\n))*/g)) {
    const start = from + match.index
    groups.push({ kind: 'paragraph', run: { start, end: start + match[0].trimEnd().length } })
  }
  return groups
}
