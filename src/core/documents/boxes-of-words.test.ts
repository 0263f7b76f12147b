import { expect, test } from 'vitest'
import { boxesOfWords } from './boxes-of-words.ts'

const word = (start: number, length: number, x: number, y: number, width: number, height: number) => ({
  start,
  end: start + length,
  box: { x, y, width, height },
})

test('words of a line are joined, lines and cells are not, and only touched words count', () => {
  const words = [
    word(0, 4, 50, 100, 20, 10),
    word(5, 3, 74, 101, 15, 10),
    word(9, 5, 300, 100, 25, 10),
    word(15, 6, 50, 114, 30, 10),
  ]
  expect(boxesOfWords(words, 0, 21)).toEqual([
    { x: 50, y: 100, width: 39, height: 11 },
    { x: 300, y: 100, width: 25, height: 10 },
    { x: 50, y: 114, width: 30, height: 10 },
  ])
  expect(boxesOfWords(words, 6, 8)).toEqual([{ x: 74, y: 101, width: 15, height: 10 }])
  expect(boxesOfWords(words, 4, 5)).toEqual([])
})

test('on a page that lies on its side lines run down it', () => {
  const words = [word(0, 4, 200, 50, 10, 20), word(5, 3, 200, 74, 10, 15), word(9, 5, 186, 50, 10, 25)]
  expect(boxesOfWords(words, 0, 14)).toEqual([
    { x: 200, y: 50, width: 10, height: 39 },
    { x: 186, y: 50, width: 10, height: 25 },
  ])
})
