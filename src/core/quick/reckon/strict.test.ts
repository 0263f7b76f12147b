import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import papaparse from 'papaparse'
import { describe, expect, test } from 'vitest'
import { reckon } from './reckon.ts'

const now = new Date(2026, 4, 5, 12)
const taken = (texts: readonly string[]) => texts.filter((text) => reckon(text, now) !== undefined)

describe('words to search for and questions are no calculations', () => {
  test.each([
    ['numbers', 'lease 12|2024|2,900|15%|5 km|2900 EUR|€5|-5|3.14|§ 5|12 %|pi|(5)'],
    [
      'sections and versions',
      'section 7.2|7.2|1.2.3|10-Q|10-K|§ 7-2|Art. 5(1)|401(k)|401(3)|v2.0|A4|ISO 9001-2015|27001-2',
    ],
    [
      'dates',
      '12-04-2024|12-4-2024|2024-04-12|12/04/2024|03/04/2025|3/4|24/7|9/11|12.03.2025|1 May - 3 June|2023/24|2023/2024',
    ],
    [
      'more dates',
      '1 April 2024 - 30 June 2025|1.4.2024 - 30.6.2025|2024-12|12/2024|2024/25|12 / 4 / 2024|2024 - 4 - 12|3 March 2025|what is 24/7?|today|in 3 years|3 months|1/2/3',
    ],
    [
      'ranges',
      '10-12|10 - 12|2019-2024|2019 - 2024|10–12|5 km - 10 km|5-10 km|€500-€700|$5 - $7|10% - 15%|10 - 15%|1,200-1,500|3 to 5 days',
    ],
    [
      'telephones',
      '+49 30 1234567|+49-30-1234567|030 - 1234567|030/1234567|555-1234|(555) 123-4567|1-800-555-0199|555 - 1234|800 - 555 - 1234',
    ],
    [
      'numbers of files',
      '2024/117|90210-1234|10045-3|192.168.1.1/24|192.168.100.100/24|DE89 3704 0044 0532 0130 00|2 900|978-3-16-148410-0',
    ],
    ['names of files', 'report-2024.pdf|scan 3 (2).pdf|*.pdf|2024*|IMG_2031.jpg|a/b/c 3|C++ 11|1920x1080|3x4'],
    [
      'parts of calculations',
      '2900 /|2900 + |(2 + 3|2 + 3)|sqrt|sqrt(|5 km in|today +|2 + + 3|2 * / 3|5 % 3|2 ++ 3|days until|x = 5|f(2)',
    ],
    [
      'words of papers',
      '8.2 · 10−5|1.3 × 10−5|10.1186/1471-2121-4-13|= 0–0.07|= 3 − 4|= 2011 – 12|4 x 7 ft|10 x 15 cm|500 years ago|(3/4)',
    ],
    [
      'code',
      'import("fs") + 1|1; 2|[1, 2] + 1|a = 1 + 2|f(x) = x^2|"1" + 2|config({}) + 1|1 == 1|3 > 2|true + 1|1e9 * 2|2 mod 3|cos + 1',
    ],
    [
      'pairs and readings',
      '120/80|140/90|50/50|100/100|BP 120/80 mmHg|120/80 mmHg|1-0-1|1/2 tablet|2 x 5 mg|2x daily|5 mg daily|100-150 mg|0.9% NaCl|INR 2.5',
    ],
    [
      'parts that are no shares',
      'half of 2024|3/4 of 2024|half of the tenants|two thirds majority|20% of the members|1 of 5|2 of 3 members|30% off|percentage of sales 2024',
    ],
    [
      'weekdays',
      'Friday|Monday - Friday|Mon-Fri 9-17|Friday 3 March|Friday 13|by Friday|last Friday|2 days before the hearing on Friday|5 days after delivery',
    ],
    [
      'work and law',
      'section 12/3|form 10-K|24/7 support|2024-11 invoice|ICD-10|COVID-19|rule 12(b)(6)|26 USC 501(c)(3)|Bergstrasse 12-14|pages 12 - 14|9:15|10:30 - 12:00|30 days notice|5 days in May|9-5 job',
    ],
    [
      'questions',
      'what day is the lease due in 2026|how many days notice before 1 June|rent after 3 months|days between payments|5 in 10|age 45',
    ],
  ])('%s', (_what, list) => expect(taken(list.split('|'))).toEqual([]))

  test('nothing made of letters, however typed', () => {
    const word = fc.stringMatching(/^[a-z]{2,9}$/).filter((text) => reckon(`5 ${text} in ${text}`, now) === undefined)
    fc.assert(
      fc.property(
        word,
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom(' ', '-', ' - ', '/', ' + ', '.'),
        (name, count, between) => {
          fc.pre(!['pi'].includes(name))
          expect(taken([`${name}${between}${count}`, `${name} ${count} ${name}`])).toEqual([])
        },
      ),
    )
  })

  test('no day, whatever parts it', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1900, max: 2199 }),
    )
    fc.assert(
      fc.property(
        parts,
        fc.constantFrom('-', '/', '.', ' - ', ' / ', '–', '−'),
        fc.boolean(),
        (day, between, padded) => {
          const written = day.map((part) => (padded ? String(part).padStart(2, '0') : String(part)))
          expect(taken([written.join(between), written.toReversed().join(between)])).toEqual([])
        },
      ),
    )
  })

  test('no telephone number', () => {
    const groups = fc.array(fc.stringMatching(/^\d{2,5}$/), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(
        groups,
        fc.constantFrom('-', ' ', '.'),
        fc.constantFrom('', '+', '0', '+49 ', '(0)'),
        (digits, between, before) => {
          expect(taken([`${before}${digits.join(between)}`])).toEqual([])
        },
      ),
    )
  })

  test('no range', () => {
    const ends = fc.tuple(
      fc.oneof(fc.nat(200), fc.nat(100_000)),
      fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 9999 })),
    )
    fc.assert(
      fc.property(
        ends,
        fc.constantFrom('-', ' - ', '–', ' – '),
        fc.constantFrom('', ' km', ' EUR', '%'),
        ([from, more], dash, unit) => {
          expect(taken([`${from}${dash}${from + more}${unit}`, `${from}${unit}${dash}${from + more}${unit}`])).toEqual(
            [],
          )
        },
      ),
    )
  })
})

const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const questions = (file: string, column: string): string[] => {
  const rows = papaparse.parse<Record<string, string>>(
    readFileSync(path.join(corpora, file), 'utf8').replace(/^\ufeff/, ''),
    {
      header: true,
      skipEmptyLines: true,
    },
  )
  return rows.data.map((row) => row[column] ?? '')
}

describe.skipIf(!existsSync(corpora))(
  'the questions of the corpora (skipped where ../shared/corpora is missing)',
  () => {
    test.each([
      ['chunking-chroma/questions_df.csv', 'question', 472],
      ['qa-kgrag-10q/data/v1/qna_data.csv', 'Question', 195],
    ])('%s', (file, column, count) => {
      const all = questions(file, column)
      expect(all.filter((question) => question.length > 10)).toHaveLength(count)
      expect(taken(all)).toEqual([])
      // Nor while they are typed.
      expect(
        taken(all.flatMap((question) => Array.from({ length: question.length }, (_, end) => question.slice(0, end)))),
      ).toEqual([])
    })
  },
)
