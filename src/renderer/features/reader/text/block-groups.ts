import type { Block, PageText } from '../../../../api/document.ts'

/** A run of a page's text. */
export type Run = { start: number; end: number }

/** Blocks of a page as they are laid out: neighbouring list items make a list, table rows a table of cells. */
export type BlockGroup =
  | { kind: 'heading'; level: number; run: Run }
  | { kind: 'paragraph' | 'code'; run: Run }
  | { kind: 'list'; items: readonly Run[] }
  | { kind: 'table'; rows: readonly (readonly Run[])[] }

/** What parts the cells of a row in stored text. */
const CELL_BREAK = '\t'

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
  return groups
}

function addBlock(groups: BlockGroup[], text: string, { kind, start, end, level }: Block): void {
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
      const row = cells(text, start, end)
      if (last?.kind === 'table') groups[groups.length - 1] = { kind: 'table', rows: [...last.rows, row] }
      else groups.push({ kind: 'table', rows: [row] })
    }
  }
}

function cells(text: string, start: number, end: number): Run[] {
  const runs: Run[] = []
  let from = start
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
