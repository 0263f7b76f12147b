import { expect, test } from 'vitest'
import { textGiven } from './dropped-text.ts'

test('a text is called by its first line with words', () => {
  expect(textGiven('\r\n---\r\nNotice  of termination\r\n\r\nDear Ms Adler')).toEqual({
    title: 'Notice of termination',
    text: '---\nNotice  of termination\n\nDear Ms Adler',
  })
  const long = textGiven(`${'word '.repeat(40)}end`)
  expect(long?.title).toMatch(/^(word )+word…$/)
  expect(long?.title.length).toBeLessThanOrEqual(81)
})

test('nothing to read is no text', () => {
  expect(textGiven('  \n --- ')).toBeUndefined()
  expect(textGiven('https://example.org/a?b=c')).toBeUndefined()
})
