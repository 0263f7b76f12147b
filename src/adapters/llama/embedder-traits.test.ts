import { expect, test } from 'vitest'
import { embedderTraits } from './embedder-traits.ts'

const gguf = (name: string, languages: string[] = []) =>
  embedderTraits({ name, contextTokens: 512, languages }, undefined)

test.each([
  ['multilingual-e5-small-q8_0', 'query: ', 'passage: '],
  ['E5 Base v2', 'query: ', 'passage: '],
  ['bge-small-en-v1.5', 'Represent this sentence for searching relevant passages: ', ''],
  ['bge-m3', '', ''],
  ['nomic-embed-text-v1.5.Q8_0', 'search_query: ', 'search_document: '],
  ['all-MiniLM-L12-v2', '', ''],
  ['snowflake-arctic-embed-l-v2.0', 'query: ', ''],
])('%s', (name, query, passage) => {
  expect(gguf(name)).toMatchObject({ queryPrefix: query, passagePrefix: passage, maxTokens: 510 })
})

test('languages come from the family, then the header, then English', () => {
  expect(gguf('multilingual-e5-small').languages).toContain('de')
  expect(gguf('my-embedder', ['sv']).languages).toEqual(['sv'])
  expect(gguf('my-embedder').languages).toEqual(['en'])
})

test('the catalogue entry counts before all else', () => {
  const entry = {
    name: 'nomic-embed',
    role: 'embedder',
    file: 'a.gguf',
    starter: true,
    origin: '',
    licence: '',
    sha256: '0'.repeat(64),
    sizeBytes: 1,
    maxTokens: 254,
    languages: ['en'],
  } as const
  const traits = embedderTraits(
    { name: 'nomic-embed', contextTokens: 8192, languages: [] },
    { ...entry, languages: ['en'] },
  )
  expect(traits).toEqual({ queryPrefix: '', passagePrefix: '', maxTokens: 254, languages: ['en'] })
})
