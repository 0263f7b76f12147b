import { expect, it } from 'vitest'
import { matches } from './match.ts'

it('wants each word of the query to begin a word', () => {
  expect(matches('Lease Bergstraße 12.pdf', 'berg lea')).toBe(true)
  expect(matches('Lease Bergstraße 12.pdf', 'straße')).toBe(false)
  expect(matches('Émile Zola', 'emi')).toBe(true)
  expect(matches('anything', '')).toBe(true)
})
