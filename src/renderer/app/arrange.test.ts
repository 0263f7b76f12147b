import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrange, CONVERSATION_LEAST, READER, SHEET_BELOW, SIDEBAR } from './arrange.ts'

const wishes = { sidebarOpen: true, sidebarWidth: 236, readerOpen: true, readerWidth: 492 }

it('gives up the sidebar first, then makes the reader a sheet', () => {
  expect(arrange(1280, wishes, false)).toMatchObject({ sidebar: 'docked', reader: 'docked', readerWidth: 492 })
  expect(arrange(900, wishes, false)).toMatchObject({ sidebar: 'hidden', reader: 'docked' })
  expect(arrange(900, wishes, true)).toMatchObject({ sidebar: 'over', reader: 'docked' })
  expect(arrange(SHEET_BELOW, wishes, false).reader).toBe('docked')
  expect(arrange(SHEET_BELOW - 1, wishes, false)).toMatchObject({ sidebar: 'hidden', reader: 'sheet' })
  expect(arrange(900, { ...wishes, readerOpen: false }, false)).toMatchObject({ sidebar: 'docked', reader: 'hidden' })
})

it('always leaves the conversation its least width beside docked panes', () => {
  const anyWishes = fc.record({
    sidebarOpen: fc.boolean(),
    sidebarWidth: fc.integer({ min: 0, max: 3000 }),
    readerOpen: fc.boolean(),
    readerWidth: fc.integer({ min: 0, max: 3000 }),
  })
  fc.assert(
    fc.property(fc.integer({ min: SHEET_BELOW, max: 4000 }), anyWishes, fc.boolean(), (width, wanted, called) => {
      const panes = arrange(width, wanted, called)
      const side = panes.sidebar === 'docked' ? panes.sidebarWidth : 0
      const reader = panes.reader === 'docked' ? panes.readerWidth : 0
      expect(width - side - reader).toBeGreaterThanOrEqual(CONVERSATION_LEAST)
      expect(panes.sidebarWidth).toBeLessThanOrEqual(SIDEBAR.most)
      expect(panes.readerWidth).toBeGreaterThanOrEqual(READER.least)
    }),
  )
})
