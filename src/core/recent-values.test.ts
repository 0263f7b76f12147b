import { expect, test } from 'vitest'
import { recentValues } from './recent-values.ts'

test('what was used longest ago is made anew, what was used last is not', () => {
  const made: string[] = []
  const values = recentValues<string>(2)
  const use = (key: string) => values.of(key, () => (made.push(key), key.toUpperCase()))
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(use)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('sizes count; a value larger than all may be is given, and not kept', () => {
  let made = 0
  const values = recentValues<string>(10, (text) => text.length)
  const use = (text: string) => values.of(text, () => ((made += 1), text))
  expect([use('x'.repeat(11)), use('x'.repeat(11))].map((text) => text.length)).toEqual([11, 11])
  expect(made).toBe(2)
  use('12345')
  use('67890')
  use('12345')
  expect(made).toBe(4)
  use('!')
  use('67890')
  expect(made).toBe(6)
})
