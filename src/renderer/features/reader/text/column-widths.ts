import { useCallback, useState } from 'react'
import { type BlockGroup, type Run } from './block-groups.ts'

/** Characters that a column is wide at least and at most; longer cells wrap. */
const LEAST = 4
const MOST = 42

/** Widths of columns in characters. */
export type ColumnWidths = readonly number[]

/** The widths that the tables of a page need, a column each. */
export function widthsOf(groups: readonly BlockGroup[], text: string): ColumnWidths {
  const widths: number[] = []
  const note = (column: number, length: number) => {
    widths[column] = Math.max(widths[column] ?? LEAST, Math.min(MOST, length))
  }
  for (const group of groups) {
    if (group.kind !== 'table') continue
    if (group.above !== undefined && group.above.length > 1)
      for (const [column, name] of group.above.entries()) note(column, name.length)
    for (const { cells } of group.rows)
      for (const [column, cell] of cells.entries()) note(column, longestLine(cell, text))
  }
  return widths
}

function longestLine({ start, end }: Run, text: string): number {
  const lines = text.slice(start, end).split('\n')
  return Math.max(...lines.map((line) => line.length))
}

/** Both widths together: the wider of each column. */
export function widest(a: ColumnWidths, b: ColumnWidths): ColumnWidths {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, column) => Math.max(a[column] ?? 0, b[column] ?? 0))
}

/** Widths by sheet, so that the pages of a sheet stand in line; they only grow. */
export type SheetWidths = {
  of: (sheet: string) => ColumnWidths
  grow: (sheet: string, widths: ColumnWidths) => void
  /** The widths of the widest sheet seen so far. */
  widest: ColumnWidths
}

/** Widths of the columns of each sheet as its pages come into view. */
export function useSheetWidths(): SheetWidths {
  const [known, setKnown] = useState<ReadonlyMap<string, ColumnWidths>>(new Map())
  const grow = useCallback((sheet: string, widths: ColumnWidths) => {
    setKnown((old) => {
      const before = old.get(sheet) ?? []
      const next = widest(before, widths)
      const same = next.length === before.length && next.every((width, column) => width === before[column])
      return same ? old : new Map(old).set(sheet, next)
    })
  }, [])
  const all = [...known.values()].sort((a, b) => sum(b) - sum(a))
  return { of: (sheet) => known.get(sheet) ?? [], grow, widest: all[0] ?? [] }
}

/** Width of a column and of a table in the table's em: characters, and the room beside them. */
export function columnEm(characters: number): number {
  return characters * 0.6 + 1.6
}

/** The width of a table with these columns, in the table's em. */
export function tableEm(widths: ColumnWidths): number {
  return widths.reduce((total, width) => total + columnEm(width), 0)
}

function sum(widths: ColumnWidths): number {
  return widths.reduce((total, width) => total + width, 0)
}
