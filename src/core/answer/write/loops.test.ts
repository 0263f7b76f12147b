import { expect, test } from 'vitest'
import { loopStart } from './loops.ts'
import { isEcho, isWhole } from './worth.ts'

test.each([
  ['The fee is due. The fee is due.', 16],
  ['It was was was was', 7],
  ['one two three four, one two three four,', 20],
])('%j goes round from %d', (text, start) => {
  expect(loopStart(text)).toBe(start)
})

test.each(['The fee is due in May and the rent is due in June.', 'very very good', ''])(
  '%j does not go round',
  (text) => {
    expect(loopStart(text)).toBeUndefined()
  },
)

test.each(['The programs are:', 'The fee of the.', 'The change was (3.', 'Two words.', 'It was 12845 (1342) 6648.'])(
  '%j is no whole sentence',
  (text) => {
    expect(isWhole(text)).toBe(false)
  },
)

test.each(['The fee is due on May 24, 2011.', 'The clinic treated 500 patients.'])('%j is one', (text) => {
  expect(isWhole(text)).toBe(true)
})

test('a sentence that only says the question again is an echo', () => {
  expect(isEcho('The deposit is in euros.', 'What is the deposit in euros?')).toBe(true)
  expect(isEcho('The deposit is 3,000 euros.', 'What is the deposit in euros?')).toBe(false)
  expect(isEcho('The deposit is refundable.', 'What is the deposit?')).toBe(false)
})
