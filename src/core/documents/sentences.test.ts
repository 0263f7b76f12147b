import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'

const split = (text: string, language?: string) =>
  sentencesOf(text, language).map((range) => text.slice(range.start, range.end))

test.each([
  ['Dr. Smith paid $3.5 million. He left at 5 p.m. on Monday.', 2],
  ['See Fig. 3 and Sec. 4.2 of vol. II. J. R. Tolkien wrote it.', 2],
  ['The U.S. Senate met. It adjourned.', 2],
  ['The court cites Roe v. Wade and Smith v. Jones Ltd. It follows neither.', 2],
  ['Turn the valve to position v. Then wait.', 2],
  ['Is it due? Yes! Pay "today." Then leave.', 4],
  ['A wrapped line of text that goes on\nuntil its end. Another one.', 2],
  ['One.\n\nTwo without an end\n\nThree', 3],
  ['- first item\n- second item', 2],
])('%j has %i sentences', (text, count) => {
  expect(split(text)).toHaveLength(count)
})

test('text without capitals is parted at full stops', () => {
  const text = 'the company had carry-forwards of $39 million. a deferred tax asset of approx. $3 million was set up.'
  expect(split(text)).toEqual([
    'the company had carry-forwards of $39 million.',
    'a deferred tax asset of approx. $3 million was set up.',
  ])
})

test('each row of a table is a sentence of its own', () => {
  const rows = ['Repair of the roof\tHeller & Sons\t1,480', 'Boiler service\tHeller & Sons\t480', 'and\tthe rest\t90']
  const text = `${rows.join('\n')}\nThe sum is paid\nby the owner.`
  expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    ...rows,
    'The sum is paid\nby the owner.',
  ])
})

test('a short line above a long paragraph is a sentence of its own', () => {
  expect(split(`Gameplay\n${'The players take turns on a field of war and win. '.repeat(4)}`)[0]).toBe('Gameplay')
})

test('ranges are ordered, trimmed, and hold every character that is not white space', () => {
  const piece = fc.constantFrom(
    'Dr. ',
    'A b. ',
    'c? ',
    '\n',
    '\n\n',
    '- x',
    ' 3.5 ',
    '日本。',
    'e.g. ',
    '"Q." ',
    '\u{1F600}',
    ' ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => {
        let at = 0
        for (const { start, end } of sentencesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(text.slice(at, start).trim()).toBe('')
          const sentence = text.slice(start, end)
          expect(sentence).toBe(sentence.trim())
          expect(sentence).not.toBe('')
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      },
    ),
  )
})

test('takes as long for one line as for many of the same text', () => {
  const line = 'word '.repeat(40_000)
  const started = performance.now()
  expect(split(`Heading\n\n${line}\nand on.\n${line}`).length).toBeGreaterThan(1)
  expect(performance.now() - started).toBeLessThan(5_000)
})
