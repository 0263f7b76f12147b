import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf } from './facts-of.ts'

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function spell(value: number): string {
  if (value < 20) return units[value] ?? ''
  if (value < 100) return (tens[Math.floor(value / 10) - 2] ?? '') + (value % 10 === 0 ? '' : `-${units[value % 10]}`)
  if (value < 1000) {
    const rest = value % 100
    return `${units[Math.floor(value / 100)]} hundred${rest === 0 ? '' : ` and ${spell(rest)}`}`
  }
  const [size, name] = value < 1e6 ? [1e3, 'thousand'] : value < 1e9 ? [1e6, 'million'] : [1e9, 'billion']
  const rest = value % size
  return `${spell(Math.floor(value / size))} ${name}${rest === 0 ? '' : ` ${spell(rest)}`}`
}

const numbersOf = (text: string) => factsOf(text).filter((fact) => fact.kind === 'number')

test('a number reads the same in digits, grouped and spelled', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 999_999_999_999 }), (value) => {
      for (const written of [String(value), value.toLocaleString('en'), spell(value)]) {
        expect(numbersOf(`There are ${written} of them`).map((fact) => fact.values[0])).toEqual([String(value)])
      }
    }),
  )
})

test('decimals keep their value, and a trailing zero does not change it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 9 }), (whole, tenth) => {
      expect(numbersOf(`It was ${whole}.${tenth}0 in all`)[0]?.values[0]).toBe(`${whole}.${tenth}`)
    }),
  )
})

test('every day of some years reads the same in five forms', () => {
  const months = 'January February March April May June July August September October November December'.split(' ')
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
      const two = (part: number) => String(part).padStart(2, '0')
      const name = months[m - 1] ?? ''
      for (const form of [`${y}-${two(m)}-${two(d)}`, `${name} ${d}, ${y}`, `${d} ${name} ${y}`, `${d}.${m}.${y}`]) {
        const [fact] = factsOf(`It was signed on ${form} in Rome`).filter((each) => each.kind === 'date')
        expect(fact?.values).toContain(`${y}-${m}-${d}`)
      }
    }),
  )
})

test('facts never overlap, lie in the text in order, and hold its words', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      '12',
      '$5',
      'May',
      ' ',
      ', ',
      'Anna',
      '3D7',
      '@',
      '.com',
      'one',
      'million',
      '%',
      '-',
      '2011',
      'x@y.org',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      let from = 0
      for (const fact of factsOf(text)) {
        expect(fact.start).toBeGreaterThanOrEqual(from)
        expect(text.slice(fact.start, fact.end)).toBe(fact.text)
        expect(fact.end).toBeGreaterThan(fact.start)
        from = fact.end
      }
    }),
    { numRuns: 500 },
  )
})
