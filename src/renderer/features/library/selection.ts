/** Rows chosen in a table: their ids, the row with the cursor, and where a range began. Indexes count from 0. */
export type Selection = { ids: ReadonlySet<string>; cursor: number; anchor: number }

export const nothingSelected: Selection = { ids: new Set(), cursor: -1, anchor: -1 }

/** How the cursor goes to a row: that row alone, a range from the anchor, added or taken away, or the cursor by itself. */
export type Move = 'alone' | 'range' | 'toggle' | 'cursor'

/** The rows of a range to `index`, both included. */
export function rangeTo({ anchor }: Selection, index: number): { from: number; to: number } {
  const start = anchor < 0 ? index : anchor
  return { from: Math.min(start, index), to: Math.max(start, index) }
}

/** The selection after the cursor went to a row. */
export function moved(
  selection: Selection,
  index: number,
  how: Move,
  idAt: (index: number) => string | undefined,
): Selection {
  const id = idAt(index)
  switch (how) {
    case 'alone':
      return { ids: new Set(id === undefined ? [] : [id]), cursor: index, anchor: index }
    case 'toggle': {
      const ids = new Set(selection.ids)
      if (id !== undefined && !ids.delete(id)) ids.add(id)
      return { ids, cursor: index, anchor: index }
    }
    case 'cursor':
      return { ...selection, cursor: index }
    case 'range': {
      const { from, to } = rangeTo(selection, index)
      const ids = new Set<string>()
      for (let row = from; row <= to; row += 1) {
        const each = idAt(row)
        if (each !== undefined) ids.add(each)
      }
      return { ids, cursor: index, anchor: selection.anchor < 0 ? index : selection.anchor }
    }
  }
}

/** Where a key takes the cursor; undefined: the key moves nothing. */
export function rowAfterKey(key: string, cursor: number, total: number, page: number): number | undefined {
  if (total === 0) return undefined
  const within = (index: number) => Math.min(Math.max(index, 0), total - 1)
  switch (key) {
    case 'ArrowDown':
      return within(cursor + 1)
    case 'ArrowUp':
      return within(cursor < 0 ? 0 : cursor - 1)
    case 'PageDown':
      return within(Math.max(cursor, 0) + page)
    case 'PageUp':
      return within(Math.max(cursor, 0) - page)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return undefined
  }
}
