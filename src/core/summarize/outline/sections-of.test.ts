import { expect, test } from 'vitest'
import { testSource } from '../test-source.ts'
import { sectionsOf } from './sections-of.ts'

const outline = async (text: string, least = 0, most = 1000) =>
  sectionsOf(await testSource(text), { least, most }).map(({ heading, level }) => `${level} ${heading}`)
const prose = (words: number) => 'The tenant pays the rent. '.repeat(words / 5)

test('sections follow the headings of a document', async () => {
  const text = `# Lease\n\n${prose(50)}\n\n## Rent\n\n${prose(50)}\n\n## Term\n\n${prose(50)}`
  expect(await outline(text)).toEqual(['1 Lease', '2 Rent', '2 Term'])
})

test('small sections go with their neighbours and are called as the larger one', async () => {
  const text = `# Lease\n\nShort.\n\n## Rent\n\n${prose(50)}\n\n## Term\n\n${prose(50)}\n\n## Keys\n\nTwo.`
  expect(await outline(text, 20)).toEqual(['2 Rent', '2 Term'])
})

test('sections that go together stand below the one above them, or from the first to the last of them', async () => {
  const clauses = (...names: string[]) => names.map((name) => `## ${name}\n\n${prose(10)}\n\n`).join('')
  const text = `# 2 The flat\n\n${clauses('2.1 Rooms.', '2.2 Cellar.', '2.3 Parking.')}${clauses('2.4 Keys.', '2.5 Loss.', '2.6 Bells:')}`
  expect(await outline(text, 30)).toEqual(['1 2 The flat', '2 2.4 Keys – 2.6 Bells'])
})

test('numbered clauses part a text without headings; a list does not', async () => {
  const clause = (number: number, title: string) => `${number}. ${title}. The parties agree: ${prose(20)}`
  const contract = ['This lease is made today.', clause(1, 'Rent'), clause(2, 'Term'), clause(3, 'Keys')].join('\n\n')
  expect(await outline(contract)).toEqual(['1 ', '1 1. Rent', '1 2. Term', '1 3. Keys'])
  expect(await outline('Bring these:\n\n1. Milk\n2. Bread\n3. Eggs\n4. Tea\n')).toEqual(['1 '])
})

test('a large section is parted between paragraphs, a paragraph only where it is larger itself', async () => {
  const text = `# Lease\n\n${Array.from({ length: 6 }, () => prose(50)).join('\n\n')}`
  const sections = sectionsOf(await testSource(text), { least: 0, most: 120 })
  expect(sections.map(({ words }) => words)).toEqual([101, 100, 100])
  const one = sectionsOf(await testSource(prose(500)), { least: 0, most: 120 })
  expect(one.every(({ words, spans }) => words <= 120 && spans.at(-1)?.text.endsWith('.'))).toBe(true)
})
