import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Gist } from '../../../api/gist.ts'
import { testSource } from '../test-source.ts'
import { gistOf } from './gist-of.ts'

const lease = `# Lease Agreement

This Lease Agreement is entered into on March 3, 2024 between Anna Berg (the “Tenant”) and Nordlicht Immobilien GmbH (the “Landlord”).

## 1. Rent

The Tenant shall pay a monthly rent of EUR 1,250 on the first day of each month. Mr. Keller of Nordlicht Immobilien GmbH receives the payments.

## 2. Term

The lease begins on 1 April 2024 and ends on 31 March 2026. Either party may terminate it with a notice of three months. See page 12 for details.

## 3. Deposit

The Tenant shall pay a deposit of EUR 3,750 before moving in. Anna Berg signs the inventory. The governing law is that of Germany.
`
const values = (facts: Gist['facts']['dates']) => facts.map(({ value }) => value)

test('a lease: what it is, who, when, how much', async () => {
  const gist = Gist.parse(gistOf(await testSource(lease, 'Lease.md')))
  expect(gist.genre).toBe('contract')
  expect(gist.facts.people.map(({ text, count }) => [text, count])).toEqual([
    ['Anna Berg', 2],
    ['Mr. Keller', 1],
  ])
  expect(gist.facts.organisations.map(({ text, count }) => [text, count])).toEqual([['Nordlicht Immobilien GmbH', 2]])
  expect(new Set(values(gist.facts.dates))).toEqual(new Set(['2024-03-03', '2024-04-01', '2026-03-31']))
  expect(new Set(values(gist.facts.amounts))).toEqual(new Set(['EUR 1250', 'EUR 3750']))
  expect(gist.outline.map(({ heading }) => heading)).toEqual(['Lease Agreement', '1. Rent', '2. Term', '3. Deposit'])
  expect(gist.sentences.length).toBeGreaterThanOrEqual(3)
})

test('headings, page numbers and common words are no names', async () => {
  const text =
    '# General Manager Anna\n\nPage 12 of 40. Chief Executive Officer. The Company and the Board met in New York on Monday. Will Provide and Grant Date are words.'
  const { facts } = gistOf(await testSource(text))
  expect(facts).toEqual({ people: [], organisations: [], dates: [], amounts: [] })
})

test('a short name counts with the full one', async () => {
  const text = 'Apple Inc. makes phones. Apple sells them. Tim Cook leads it; Mr. Cook lives in Texas.'
  const { organisations, people } = gistOf(await testSource(text)).facts
  expect(organisations).toMatchObject([{ text: 'Apple Inc.', count: 2 }])
  expect(people).toMatchObject([{ text: 'Tim Cook', count: 2 }])
})

test('a date in figures that can be read in two ways has no value; one that tells the order gives it to the others', async () => {
  const dates = async (text: string) => values(gistOf(await testSource(text)).facts.dates)
  expect(await dates('The meeting was on 03/04/2024 in the hall.')).toEqual([undefined])
  expect(new Set(await dates('From 03/04/2024 to 25/04/2024 the hall is closed.'))).toEqual(
    new Set(['2024-04-03', '2024-04-25']),
  )
})

test('pages that nothing is known of are named with the reason', async () => {
  const source = await testSource('Text of a page that can be read.')
  const [page] = source.pages
  const pages = [
    { source: 'text', text: page?.text },
    { source: 'empty', text: '' },
    { source: 'empty', text: '' },
    { source: 'unreadable', text: '' },
    { source: 'garbled', text: 'xqzzt vvkpt' },
    { source: 'empty', text: '', waiting: true },
  ].map((each, index) => ({ number: index + 1, blocks: [], ...each })) as never
  const gist = Gist.parse(gistOf({ ...source, pages }))
  expect(gist.skipped.map(({ from, to, error }) => [from, to, error?.code])).toEqual([
    [2, 3, undefined],
    [4, 4, 'pages-unreadable'],
    [5, 5, 'pages-garbled'],
    [6, 6, 'pages-waiting'],
  ])
})

test('every fact and sentence stands where it says', async () => {
  const piece = fc.constantFrom(
    ...'Anna Berg|Mr. Smith|Acme Holdings Ltd.|EUR 2,900|$3 million|on 3 May 2024|05/06/2023|The rent is due.|must pay|\n\n|# Head\n\n|University of Oslo|, and |12%|合同'.split(
      '|',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const source = await testSource(`Text ${pieces.join(' ')}`)
      const gist = Gist.parse(gistOf(source))
      const spans = [
        ...Object.values(gist.facts).flatMap((facts) => facts.flatMap((fact) => fact.spans)),
        ...gist.sentences.flatMap(({ citations }) => citations.flatMap((citation) => citation.spans)),
      ]
      for (const { page, start, end, text } of spans) expect(source.pages[page - 1]?.text.slice(start, end)).toBe(text)
      for (const fact of Object.values(gist.facts).flat()) expect(fact.text).toBe(fact.spans[0]?.text)
    }),
    { numRuns: 100 },
  )
})

test('the header of a message names people whatever they are called; an office is not one', async () => {
  const text =
    'From: Andris Reinman <andris@kreata.ee>\nTo: "Quack Quackling" <quack@pond.org>, Pond Helpdesk <service@pond.org>\n\nMr. Speaker, the report of Mr. Gorbachev is here.'
  const { people } = gistOf(await testSource(text, 'a.txt')).facts
  expect(people.map((person) => person.text).sort()).toEqual(['Andris Reinman', 'Mr. Gorbachev', 'Quack Quackling'])
})

test('names side by side, as below signatures, are two people', async () => {
  const text = 'Signed in Bonn.\n\nClara Vogt Jonas Reuter\n\nJonas Reuter pays the rent.'
  const { people } = gistOf(await testSource(text)).facts
  expect(people.map((person) => [person.text, person.count]).sort()).toEqual([
    ['Clara Vogt', 1],
    ['Jonas Reuter', 2],
  ])
})
