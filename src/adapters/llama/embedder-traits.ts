import type { CatalogEntry } from '../../api/model.ts'

/** How texts are put to an embedder: what goes before them, how many tokens it reads, which languages it knows. */
export type EmbedderTraits = {
  queryPrefix: string
  passagePrefix: string
  maxTokens: number
  languages: readonly string[]
}

type Family = { pattern: RegExp; queryPrefix?: string; passagePrefix?: string; multilingual?: boolean }

const retrievalPrefix = 'Represent this sentence for searching relevant passages: '

/** Prefixes from the model cards of the families; the first pattern that matches the model's or file's name counts. */
const families: readonly Family[] = [
  { pattern: /multilingual-e5.*instruct|e5-mistral/, queryPrefix: instruct(), multilingual: true },
  { pattern: /multilingual-e5/, queryPrefix: 'query: ', passagePrefix: 'passage: ', multilingual: true },
  { pattern: /(^|[^a-z])e5-/, queryPrefix: 'query: ', passagePrefix: 'passage: ' },
  { pattern: /bge-m3/, multilingual: true },
  { pattern: /bge-.*-zh/, queryPrefix: '为这个句子生成表示以用于检索相关文章：' },
  { pattern: /bge-|mxbai-embed|gte-modernbert/, queryPrefix: retrievalPrefix },
  { pattern: /arctic-embed.*v2/, queryPrefix: 'query: ', multilingual: true },
  { pattern: /arctic-embed/, queryPrefix: retrievalPrefix },
  { pattern: /nomic-embed.*v2/, queryPrefix: 'search_query: ', passagePrefix: 'search_document: ', multilingual: true },
  { pattern: /nomic-embed/, queryPrefix: 'search_query: ', passagePrefix: 'search_document: ' },
  { pattern: /qwen3-embedding/, queryPrefix: instruct(), multilingual: true },
  {
    pattern: /embedding-?gemma/,
    queryPrefix: 'task: search result | query: ',
    passagePrefix: 'title: none | text: ',
    multilingual: true,
  },
  { pattern: /multilingual|xlm-?r|labse/, multilingual: true },
]

/** Languages that the multilingual families name as tested. */
const multilingual =
  'ar bg bn ca cs da de el en es et eu fa fi fr gl gu he hi hr hu hy id is it ja ka ko lt lv mk mr ms nl no pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur vi zh'.split(
    ' ',
  )

/** More than any chunk holds; it bounds memory and the time of one text. */
const mostTokens = 510
const specialTokens = 2

function instruct(): string {
  return 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: '
}

/** What is known of the embedder: its catalogue entry first, then its family, then its own metadata. */
export function embedderTraits(
  model: { name: string; contextTokens: number; languages: readonly string[] },
  entry: CatalogEntry | undefined,
): EmbedderTraits {
  const name = model.name.toLowerCase().replaceAll(/[\s_]+/g, '-')
  const family = entry ? undefined : families.find(({ pattern }) => pattern.test(name))
  const read = model.contextTokens > specialTokens ? model.contextTokens - specialTokens : mostTokens
  const known = model.languages.length > 0 ? model.languages : ['en']
  return {
    queryPrefix: entry?.queryPrefix ?? family?.queryPrefix ?? '',
    passagePrefix: entry?.passagePrefix ?? family?.passagePrefix ?? '',
    maxTokens: Math.min(entry?.maxTokens ?? mostTokens, read),
    languages: entry?.languages ?? (family?.multilingual ? multilingual : known),
  }
}
