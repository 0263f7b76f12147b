/** Widths in pixels at 100 %. */
export const SIDEBAR = { least: 200, usual: 236, most: 360 }
export const READER = { least: 320, usual: 492 }
export const CONVERSATION_LEAST = 360
/** Below this width the reader is a sheet over the lower part. */
export const SHEET_BELOW = 760

export type Wishes = { sidebarOpen: boolean; sidebarWidth: number; readerOpen: boolean; readerWidth: number }

/** `over`: the pane floats above the conversation. */
export type Arrangement = {
  sidebar: 'docked' | 'over' | 'hidden'
  reader: 'docked' | 'sheet' | 'hidden'
  sidebarWidth: number
  readerWidth: number
}

/**
 * Which panes stand where in a window `width` pixels wide. The sidebar goes first: where the others need its room it
 * only floats, and only if `sidebarCalled`. Docked widths always leave the conversation its least width.
 */
export function arrange(width: number, wishes: Wishes, sidebarCalled: boolean): Arrangement {
  const sheet = wishes.readerOpen && width < SHEET_BELOW
  const docked = wishes.readerOpen && !sheet
  const sidebarWidth = clamp(wishes.sidebarWidth, SIDEBAR.least, SIDEBAR.most)
  const needed = CONVERSATION_LEAST + (docked ? READER.least : 0) + sidebarWidth
  const fits = width >= needed && width >= SHEET_BELOW
  const sidebar = fits ? (wishes.sidebarOpen ? 'docked' : 'hidden') : sidebarCalled ? 'over' : 'hidden'
  const left = width - (sidebar === 'docked' ? sidebarWidth : 0)
  const readerWidth = clamp(wishes.readerWidth, READER.least, Math.max(READER.least, left - CONVERSATION_LEAST))
  return { sidebar, reader: sheet ? 'sheet' : docked ? 'docked' : 'hidden', sidebarWidth, readerWidth }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
