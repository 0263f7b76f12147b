import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFile } from '../../documents/sheet/test-read.ts'
import { recogniseGenre } from './recognise-genre.ts'

const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')

async function genreOf(file: string) {
  const { pages, kind } = await readFile(readFileSync(file), path.basename(file))
  const place = { documentId: 'd', revisionId: 'r', path: file, title: path.basename(file), kind: kind as never }
  return recogniseGenre({ place, language: 'en', pages })
}

describe.skipIf(!existsSync(corpora))('genres of real documents', () => {
  test.each([
    ['chunking-chroma/corpora/finance.md', 'statement'],
    ['chunking-chroma/corpora/pubmed.md', 'paper'],
    ['chunking-chroma/corpora/state_of_the_union.md', 'other'],
    ['parser-docling/html/sources/wiki_duck.html', 'other'],
    ['parser-docling/email/sources/eml_simple.eml', 'letter'],
    ['parser-email/msgreader/test/Attach sample eml sent.msg', 'letter'],
    ['parser-docling/html/sources/kvp_data_example.html', 'invoice'],
    ['parser-docling/html/sources/table_with_heading_01.html', 'other'],
    ['parser-docling/docx/sources/word_sample.docx', 'other'],
    ['parser-docling/docx/sources/textbox.docx', 'other'],
  ])('%s is a %s', async (file, genre) => {
    expect(await genreOf(path.join(corpora, file))).toBe(genre)
  })

  test('terms of service are contracts, and nothing they are not', async () => {
    const file = path.join(corpora, 'summ-legal-plain/all_v1.json')
    const sections = Object.values(
      JSON.parse(readFileSync(file, 'utf8')) as Record<string, { doc: string; original_text: string }>,
    )
    const services = [...Map.groupBy(sections, ({ doc }) => doc)].filter(([, own]) => own.length >= 5)
    const genres: string[] = []
    for (const [title, own] of services) {
      const { pages } = await readFile(
        new TextEncoder().encode(own.map((each) => each.original_text).join('\n\n')),
        'a.txt',
      )
      const place = { documentId: 'd', revisionId: 'r', path: '/a.txt', title, kind: 'text' as const }
      genres.push(recogniseGenre({ place, language: 'en', pages }))
    }
    expect(genres.filter((genre) => genre === 'contract').length).toBeGreaterThanOrEqual(genres.length * 0.7)
    expect(genres.filter((genre) => genre !== 'contract' && genre !== 'other')).toEqual([])
  })

  test('tables and lists are of no genre', async () => {
    const folder = path.join(corpora, 'parser-docling/csv/sources')
    for (const name of readdirSync(folder)) expect(await genreOf(path.join(folder, name))).toBe('other')
  })
})
