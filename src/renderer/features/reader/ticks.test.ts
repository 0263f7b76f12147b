import { expect, it } from 'vitest'
import { ticksFor } from './ticks.ts'

it('stands at the share of the document, in reading order', () => {
  const ticks = ticksFor(
    [
      { key: 'b', at: 0.5 },
      { key: 'a', at: 0.1 },
    ],
    600,
  )
  expect(ticks).toEqual([
    { top: 60, keys: ['a'] },
    { top: 300, keys: ['b'] },
  ])
})

it('shares a tick where marks are close, and stays on the rail', () => {
  expect(
    ticksFor(
      [
        { key: 'a', at: 0.5 },
        { key: 'b', at: 0.505 },
        { key: 'c', at: 1.2 },
      ],
      600,
    ),
  ).toEqual([
    { top: 300, keys: ['a', 'b'] },
    { top: 600, keys: ['c'] },
  ])
})
