import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessDays,
  addMonths,
  businessDaysBetween,
  dayOf,
  monthsBetween,
  partsOf,
  writeDate,
} from './dates/calendar.ts'
import { english, german } from './number-style.ts'
import { reckon } from './reckon.ts'
import { unitNamed, units } from './units.ts'
import { place } from './write-number.ts'

const now = new Date(2026, 4, 5, 12)
const result = (text: string) => reckon(text, now)?.result
const amount = fc.integer({ min: 1, max: 99_999_999 })
const day = fc.integer({ min: -300_000, max: 80_000 })

test('never throws and ends soon, whatever is typed', () => {
  const part = fc.constantFrom(
    ...'1 9 9.5 2,900 1.250 0.5 + - * / ^ ( ) % ! of in to sqrt( exp( ln( sin( tan( pi km mi C F EUR € = ? 150 99999999 days today until between and 3 March 2025 from months'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(part, { maxLength: 40 }).map((parts) => parts.join(' ')),
      ),
      (text) => {
        const started = performance.now()
        const found = reckon(text, now)
        expect(performance.now() - started).toBeLessThan(1000)
        if (found !== undefined) {
          expect(found.result).not.toMatch(/NaN|Infinity|undefined|null/)
          expect(found.read).not.toMatch(/NaN|Infinity|undefined|null|carrelmoney/)
        }
      },
    ),
    { numRuns: 3000 },
  )
})

test('repeating words takes no longer', () => {
  const part = fc.constantFrom(
    ...'1|1 day|two weeks|, |and |and|to |from |days |business |between |what |is |the |date |until |are |in |km |- |+ | |5 May 2026 |born |age |how many |1.|1,|(|-|2^|% |'.split(
      '|',
    ),
  )
  const parts = fc.array(part, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(parts, parts, fc.constantFrom('', '1', 'x', ' today'), (start, again, end) => {
      const text = `1${start.join('')}${again.join('').repeat(200)}`.slice(0, 190) + end
      const started = performance.now()
      reckon(text, now)
      expect(performance.now() - started).toBeLessThan(1000)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  '9^9^9^9^9^9',
  `${'9^'.repeat(90)}9`,
  `${'sin('.repeat(30)}9^300${')'.repeat(30)}`,
  '150!^150!',
  '151!',
  '99999999999!',
  '5!!!!',
  `${'('.repeat(90)}1+1${')'.repeat(90)}`,
  `${'2^0.5^'.repeat(30)}0.5`,
  `${'1+'.repeat(99)}1`,
  `${'1 day '.repeat(33)}x`,
  `today + ${'1 day '.repeat(30)}x`,
  `${'1 day, and 1 day, '.repeat(11)}x`,
  `${'1 - day - '.repeat(19)}x`,
  `1${' '.repeat(190)}x`,
  `days${' '.repeat(190)}1`,
  'days between a and '.repeat(10) + 1,
  'what is the day was '.repeat(9) + 1,
  `${' in '.repeat(49)}1`,
  `${'m '.repeat(98)}1`,
  `${'1,'.repeat(99)}1`,
  `how many ${'1 are '.repeat(30)}`,
])('%s ends soon', (text) => {
  const started = performance.now()
  const found = reckon(text, now)
  expect(performance.now() - started).toBeLessThan(1000)
  expect(found?.result ?? '').not.toMatch(/NaN|Infinity/)
})

test('a function that fails leaves the next calculation exact', () => {
  reckon('tan(10^299 * 10^299)', now)
  reckon('sqrt(-1)', now)
  expect(result('1/3*3')).toBe('1')
})

describe('numbers', () => {
  test.each([
    ['English', english],
    ['German', german],
  ])('grouped in the %s style they add as whole numbers do, and the sum keeps the style', (_name, style) => {
    const large = fc.integer({ min: 1_000_000, max: 99_999_999 })
    fc.assert(
      fc.property(large, large, (a, b) => {
        expect(result(`${place(String(a), style)} + ${place(String(b), style)}`)).toBe(place(String(a + b), style))
      }),
    )
  })

  test('hundredths add without dust', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [x, y] = [a, b].map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)
        const sum = (BigInt(a) + BigInt(b)).toString().padStart(3, '0')
        const expected = `${place(sum.slice(0, -2), english)}.${sum.slice(-2)}`
        expect(result(`$${x} + $${y}`)).toBe(`$${expected}`)
        expect(result(`${x} + ${y}`)).toBe(expected.replace(/\.?0+$/, (zeros) => (expected.includes('.') ? '' : zeros)))
      }),
    )
  })

  test('a share and the whole agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), amount, (share, whole) => {
        expect(result(`${share}% of ${whole}`)).toBe(result(`${whole} * ${share} / 100`))
        expect(result(`${whole} + ${share}%`)).toBe(result(`${whole} * ${100 + share} / 100`))
      }),
    )
  })

  test('at most six decimals, said where there are more', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const found = reckon(`${a} / ${b} =`, now)
        const shown = Number((found?.result ?? '').replaceAll(',', '').replace(' × 10^', 'e'))
        // A quotient of whole numbers ends where nothing but twos and fives divides.
        const decimals = Array.from({ length: 13 }, (_, count) => count).find((count) => (a * 10 ** count) % b === 0)
        if (found?.rounded) expect(decimals ?? 99).toBeGreaterThan(6)
        else expect(decimals).toBeLessThanOrEqual(12)
        expect(Math.abs(shown - a / b)).toBeLessThanOrEqual(Math.max(5.1e-7, (a / b) * 5.1e-6 * Number(a < b)))
      }),
    )
  })
})

describe('units', () => {
  test.each(units.map((unit) => [unit.label, unit] as const))(
    '%s is its own name, and converts to itself',
    (label, unit) => {
      expect(unitNamed(label)).toBe(unit)
      expect(result(`5 ${label} in ${label}`)).toBe(`5${label === '°' ? '' : ' '}${label}`)
    },
  )

  test('times add up as minutes do', () => {
    const minutes = fc.integer({ min: 61, max: 5_000 }).filter((count) => count % 60 !== 0)
    const written = (count: number) =>
      [
        [Math.floor(count / 60), 'h'],
        [count % 60, 'min'],
      ]
        .flatMap(([part, unit]) => (part === 0 ? [] : `${part} ${unit}`))
        .join(' ')
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        expect(result(`${written(a)} + ${written(b)}`)).toBe(written(a + b))
      }),
    )
  })

  test('there and back is where it began', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(['m', 'km'], ['GB', 'MB'], ['h', 'min'], ['in', 'cm']),
        (count, [a, b]) => {
          const there = (result(`${count} ${a} in ${b}`) ?? '').replaceAll(',', '')
          expect(result(`${there} in ${a}`)?.replaceAll(',', '')).toBe(`${count} ${a}`)
        },
      ),
    )
  })
})

describe('days', () => {
  const date = (at: number) => new Date(at * 86_400_000)

  test('the calendar agrees with the clock of the world', () => {
    fc.assert(
      fc.property(day, (at) => {
        const { year, month, day: number } = partsOf(at)
        expect(dayOf(year, month, number)).toBe(at)
        expect([year, month, number]).toEqual([
          date(at).getUTCFullYear(),
          date(at).getUTCMonth() + 1,
          date(at).getUTCDate(),
        ])
      }),
    )
  })

  test('a month later is in the next month, at the same day or the last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -500, max: 500 }), (at, months) => {
        const [from, to] = [partsOf(at), partsOf(addMonths(at, months))]
        expect(to.year * 12 + to.month - from.year * 12 - from.month).toBe(months)
        expect(to.day === from.day || (to.day < from.day && partsOf(addMonths(at, months) + 1).day === 1)).toBe(true)
      }),
    )
  })

  test('months between and the days left lead back', () => {
    fc.assert(
      fc.property(day, fc.nat(40_000), (from, length) => {
        const { months, days } = monthsBetween(from, from + length)
        expect(addMonths(from, months) + days).toBe(from + length)
        expect(days).toBeGreaterThanOrEqual(0)
        expect(days).toBeLessThan(31)
      }),
    )
  })

  test('business days are Monday to Friday, and counting them leads back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3000 }), (from, count) => {
        const later = addBusinessDays(from, count)
        expect([1, 2, 3, 4, 5]).toContain(date(later).getUTCDay())
        expect(businessDaysBetween(from, later)).toBe(count)
        const earlier = addBusinessDays(from, -count)
        expect([1, 2, 3, 4, 5]).toContain(date(earlier).getUTCDay())
      }),
    )
  })

  test('days after a date, and the days between', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 80_000 }), fc.integer({ min: 1, max: 3000 }), (from, count) => {
        const later = result(`${count} days after ${writeDate(from)}`)
        const weekday = date(from + count).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
        expect(later).toBe(`${weekday}, ${writeDate(from + count)}`)
        const between = result(`days between ${writeDate(from)} and ${(later ?? '').replace(/^\w+, /, '')}`)
        expect(between).toBe(count === 1 ? '1 day' : `${count} days`)
      }),
    )
  })

  test('today is the day of the local clock, at any hour', () => {
    for (const hour of [0, 1, 2, 3, 12, 23]) {
      expect(reckon('today + 1 day', new Date(2026, 2, 28, hour, 30))?.result).toBe('Sunday, 29 March 2026')
      expect(reckon('today + 2 days', new Date(2026, 2, 28, hour, 30))?.result).toBe('Monday, 30 March 2026')
    }
  })
})
