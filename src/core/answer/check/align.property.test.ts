import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align.ts'
import { sourcesOf } from './sources.ts'
import { placeOf } from './test-place.ts'

const subject = fc.constantFrom('The tenant', 'The company', 'Anna Berg', 'The board of directors', 'Each member')
const verb = fc.constantFrom('pays', 'receives', 'reported', 'owes', 'promised')
const thing = fc.constantFrom('euros of rent', 'shares', 'days of notice', 'barrels of oil', 'square metres')
const place = fc.constantFrom('in Berlin', 'to the office', 'under the second contract', 'for the garden')
const number = fc.integer({ min: 2, max: 1_000_000 })
const parts = fc.record({ subject, verb, number, thing, place })
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never

const sentence = ({ subject: who, verb: does, number: many, thing: what, place: where }: Parts) =>
  `${who} ${does} ${many} ${what} ${where}.`
const against = (said: string, ...passages: string[]) =>
  align(
    said,
    sourcesOf(
      passages.map((text, index) => placeOf(text, `d${index}`)),
      'What is paid?',
    ),
  )

test('a sentence of the source is always supported', () => {
  const prose = fc.array(
    fc.constantFrom(...'the not unless lease Anna Berlin 12 $5 paid , in 2011 if rent ( ) no by'.split(' ')),
    {
      minLength: 3,
      maxLength: 15,
    },
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          parts.map(sentence),
          prose.map((words) => `Now ${words.join(' ')}.`),
        ),
        { minLength: 1, maxLength: 4 },
      ),
      (texts) => {
        const sources = sourcesOf([placeOf(texts.join(' '))], 'What is paid?')
        for (const window of sources.windows) {
          if (window.sentences === 1) expect(align(window.statement.text, sources).support).toBe('supported')
        }
      },
    ),
  )
})

test('another number is never supported', () => {
  fc.assert(
    fc.property(parts, number, (said, other) => {
      fc.pre(other !== said.number)
      const { support, unsupported } = against(sentence({ ...said, number: other }), sentence(said))
      expect(support).toBe('none')
      expect(unsupported.length).toBeGreaterThan(0)
    }),
  )
})

test('a number, name or thing of another sentence is never supported', () => {
  fc.assert(
    fc.property(parts, parts, (one, two) => {
      fc.pre(one.number !== two.number && one.thing !== two.thing)
      const mixed = sentence({ ...one, number: two.number })
      expect(against(mixed, sentence(one), sentence(two)).support).not.toBe('supported')
    }),
  )
})

test('without its "not" or with one more a sentence is never supported', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom('does not owe', 'never paid', 'cannot sell'), (said, denied) => {
      const negative = `${said.subject} ${denied} ${said.number} ${said.thing} ${said.place}.`
      const positive = negative.replace(/does not |never /, '').replace('cannot', 'can')
      expect(against(positive, negative).support).not.toBe('supported')
      expect(against(negative, positive).support).not.toBe('supported')
    }),
  )
})

test('without its exception a sentence is never supported', () => {
  const exception = fc.constantFrom(
    'unless a successor has been found',
    'except where the roof leaks',
    'provided that the door is closed',
    'subject to the consent of the owner',
    'other than the cellar',
    'if the weather allows it',
  )
  fc.assert(
    fc.property(parts, exception, fc.boolean(), (said, clause, first) => {
      const plain = sentence(said)
      const whole = first
        ? `${clause.charAt(0).toUpperCase()}${clause.slice(1)}, ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`
        : plain.replace('.', ` ${clause}.`)
      const { support, differs } = against(plain, whole)
      expect(support).not.toBe('supported')
      expect(differs.map((difference) => difference.kind)).toContain('exception')
    }),
  )
})
