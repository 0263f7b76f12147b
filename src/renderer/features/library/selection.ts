/** Rows chosen in a table: their ids, the row with the cursor, and where a range began. Indexes count from 0. */
export type Selection = { ids: ReadonlySet<string>; cursor: number; anchor: number }

export const nothingSelected: Selection = { ids: new Set(), cursor: -1, anchor: -1 }

/** The selection after the cursor went to a row: alone, as a range from the anchor, or added and taken away. */
export function moved(
  selection: Selection,
  index: number,
  how: 'alone' | 'range' | 'toggle',
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
    case 'range': {
      const anchor = selection.anchor < 0 ? index : selection.anchor
      const ids = new Set<string>()
      for (let row = Math.min(anchor, index); row <= Math.max(anchor, index); row += 1) {
        const each = idAt(row)
        if (each !== undefined) ids.add(each)
      }
      return { ids, cursor: index, anchor }
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
