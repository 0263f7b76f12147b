import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMailbox, parseAddresses } from './addresses.ts'
import { unwrapFlowed } from './flowed.ts'
import { formatMailDate, parseMailDate, utcMailDate } from './mail-date.ts'

test.each([
  ['Wed, 12 Mar 2025 14:05:00 +0100', '2025-03-12 14:05:00 +01:00'],
  ['12 Mar 2025 14:05 EST', '2025-03-12 14:05:00 -05:00'],
  ['Wed, 12 Mar 25 14:05:09 GMT (a comment (nested) 1 Jan 1999)', '2025-03-12 14:05:09 +00:00'],
  ['Fri, 21 Nov 97 09:55:06 -0630', '1997-11-21 09:55:06 -06:30'],
  ['Wed Mar 12 14:05:00 2025', '2025-03-12 14:05:00 +00:00'],
  ['Wed Mar 12 14:05:00 CET 2025', '2025-03-12 14:05:00 +01:00'],
  ['2025-03-12T14:05:00+01:00', '2025-03-12 14:05:00 +01:00'],
  ['12-Mar-2025 14:05:00 GMT+0530', '2025-03-12 14:05:00 +05:30'],
  ['Whenever', undefined],
  ['32 Mar 2025 10:00', undefined],
  ['', undefined],
])('the date %s', (field, shown) => {
  const date = parseMailDate(field)
  expect(date && formatMailDate(date)).toBe(shown)
})

test('property: a time written as RFC 5322 has it is read back', () => {
  const time = fc.integer({ min: 0, max: 4_000_000_000 })
  fc.assert(
    fc.property(time, (seconds) => {
      const date = new Date(seconds * 1_000)
      expect(parseMailDate(date.toUTCString())).toEqual(utcMailDate(date.getTime()))
    }),
  )
})

test.each([
  ['Anna Weber <anna@example.org>, ben@example.org', ['Anna Weber <anna@example.org>', 'ben@example.org']],
  ['"Weber, Anna" <anna@example.org>', ['Weber, Anna <anna@example.org>']],
  ['Team: a@example.org, "B" <b@example.org>;, c@example.org', ['a@example.org', 'B <b@example.org>', 'c@example.org']],
  ['=?utf-8?Q?Weber=2C_Anna?= <anna@example.org>', ['Weber, Anna <anna@example.org>']],
  ['undisclosed-recipients:;', []],
  ['  ', []],
])('the mailboxes of %s', (field, shown) => {
  expect(parseAddresses(field).map(formatMailbox)).toEqual(shown)
})

test('flowed text is unwrapped, quotes and signatures apart', () => {
  const sent = 'A line \nthat goes on.\n> quoted \n> text\n>> deeper \n> not joined\n  stuffed\n-- \nAnna \nWeber'
  expect(unwrapFlowed(sent, false)).toBe(
    'A line that goes on.\n> quoted text\n>> deeper \n> not joined\n stuffed\n-- \nAnna Weber',
  )
  expect(unwrapFlowed('日本 \n語', true)).toBe('日本語')
})

test('property: flowed lines give back the paragraph', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (parts, width) => {
      const lines = Array.from({ length: Math.ceil(parts.length / width) }, (_, at) =>
        parts.slice(at * width, (at + 1) * width).join(' '),
      )
      expect(unwrapFlowed(lines.join(' \r\n'), false)).toBe(parts.join(' '))
    }),
  )
})
