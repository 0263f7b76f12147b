import { expect, it } from 'vitest'
import type { Thread } from '../../../api/thread.ts'
import { byDay } from './by-day.ts'

const thread = (id: string, updatedAt: Date): Thread => ({
  id,
  title: id,
  scope: { collectionIds: [], documentIds: [] },
  createdAt: 0,
  updatedAt: updatedAt.getTime(),
  messages: 1,
})

it('groups by local day, newest first, without empty groups', () => {
  const now = new Date(2026, 2, 10, 0, 30)
  const groups = byDay(
    [
      thread('old', new Date(2026, 1, 1)),
      thread('late', new Date(2026, 2, 9, 23, 59)),
      thread('now', new Date(2026, 2, 10, 0, 1)),
      thread('early', new Date(2026, 2, 9, 0, 0)),
      thread('week', new Date(2026, 2, 3, 0, 0)),
    ],
    now.getTime(),
  )
  expect(groups.map((group) => [group.day, group.threads.map((one) => one.id)])).toEqual([
    ['today', ['now']],
    ['yesterday', ['late', 'early']],
    ['week', ['week']],
    ['older', ['old']],
  ])
})
