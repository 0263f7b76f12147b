import { describe, expect, it } from 'vitest'
import { dayWords } from './day-words.ts'

describe('dayWords', () => {
  const now = new Date(2026, 5, 15, 18, 0).getTime()
  it('gives the time today, the day this year, else the year too', () => {
    expect(dayWords(new Date(2026, 5, 15, 9, 5).getTime(), now)).toBe('09:05')
    expect(dayWords(new Date(2026, 2, 3).getTime(), now)).toBe('3 Mar')
    expect(dayWords(new Date(2024, 2, 3).getTime(), now)).toBe('3 Mar 2024')
  })
})
