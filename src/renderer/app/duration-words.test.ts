import { expect, it } from 'vitest'
import { aboutTime } from './duration-words.ts'

it.each([
  [0, 'about 1 s'],
  [7400, 'about 7 s'],
  [21_300, 'about 20 s'],
  [88_000, 'about 90 s'],
  [119_000, 'about 2 min'],
  [5_000_000, 'about 83 min'],
  [9_000_000, 'about 3 h'],
])('%d ms are %s', (ms, words) => expect(aboutTime(ms)).toBe(words))
