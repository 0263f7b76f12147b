import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../api/document.ts'
import { firstFacts } from './first-facts.ts'

const words = fc.constantFrom(
  ...['12. März 2024', 'May 24,', '2011', '2011-05-24', '24.5.2011', '1.250,00 EUR', '€', '$97.8 million', '12 500 €'],
  ...[
    'Clara Vogt',
    'Dear',
    'Ms',
    'Adler’s',
    'Becker Treuhand GmbH',
    'the',
    'THE END',
    'Bank of England',
    'élan',
    '𝒜da',
  ],
  ...[' ', '\n', '\n\n', '\t', '. ', ': ', '- ', ', ', '\u00a0', 'e\u0301', '\ufb01ne'],
)
const texts = fc.oneof(
  fc
    .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 40 })
    .map((all) => all.join(' ')),
  fc.array(words, { maxLength: 40 }).map((all) => all.join('')),
)
const blocks = fc.array(
  fc.record<Block>({
    kind: fc.constantFrom('heading', 'paragraph', 'list-item', 'table-row'),
    start: fc.nat(200),
    end: fc.nat(400),
    headingPath: fc.constant([]),
  }),
  { maxLength: 5 },
)
const documents = fc
  .array(fc.record({ text: texts, blocks }), { maxLength: 3 })
  .map((all) => all.map((page, index) => ({ ...page, number: index + 1 })))

test('every first fact is the slice of its page, one of a kind, and in its kind', () => {
  let seen = 0
  fc.assert(
    fc.property(documents, (pages) => {
      const facts = firstFacts(pages)
      expect(facts.map((fact) => fact.kind)).toEqual(
        ['date', 'amount', 'name'].filter((kind) => facts.some((fact) => fact.kind === kind)),
      )
      for (const { kind, text, span } of facts) {
        seen += 1
        expect(span.text).toBe(text)
        expect(pages[span.page - 1]?.text.slice(span.start, span.end)).toBe(text)
        expect(text.trim()).toBe(text)
        expect(text).not.toMatch(/\t|\n\s*\n/)
        if (kind === 'date') expect(text).toMatch(/\d{4}/)
        if (kind === 'amount') expect(text).toMatch(/\d/)
        if (kind === 'name') expect(text.match(/\p{Lu}/gu)?.length).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: 500 },
  )
  expect(seen).toBeGreaterThan(100)
})
