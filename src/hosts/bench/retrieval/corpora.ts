import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const shared = path.join(import.meta.dirname, '../../../../../shared/corpora')

/** A range of UTF-16 code units of a corpus. */
export type Range = { start: number; end: number }
export type SpanQuestion = { question: string; corpus: string; gold: Range[] }
export type SpanSet = { texts: ReadonlyMap<string, string>; questions: SpanQuestion[] }

/** chunking-chroma: five corpora, questions with the exact ranges that answer them; undefined where it is absent. */
export function chromaSet(): SpanSet | undefined {
  const folder = path.join(shared, 'chunking-chroma')
  if (!existsSync(folder)) return undefined
  const names = ['chatlogs', 'finance', 'pubmed', 'state_of_the_union', 'wikitexts']
  const texts = new Map(names.map((name) => [name, readFileSync(path.join(folder, 'corpora', `${name}.md`), 'utf8')]))
  const units = new Map([...texts].map(([name, text]) => [name, unitsOfCodePoints(text)]))
  const [, ...rows] = csvRows(readFileSync(path.join(folder, 'questions_df.csv'), 'utf8'))
  const questions = rows.map(([question = '', references = '[]', corpus = '']) => {
    const spans = JSON.parse(references) as { start_index: number; end_index: number }[]
    const at = units.get(corpus) ?? []
    const gold = spans.map((span) => ({ start: at[span.start_index] ?? 0, end: at[span.end_index] ?? 0 }))
    return { question, corpus, gold }
  })
  return { texts, questions }
}

export type JudgedSet = { texts: ReadonlyMap<string, string>; questions: { question: string; relevant: Set<string> }[] }

/** ir-cranfield: abstracts by id, queries with the ids judged relevant; undefined where it is absent. */
export function cranfieldSet(): JudgedSet | undefined {
  const folder = path.join(shared, 'ir-cranfield')
  if (!existsSync(folder)) return undefined
  const lines = (file: string): string[] => readFileSync(path.join(folder, file), 'utf8').trim().split('\n')
  const records = (file: string) => lines(file).map((line) => JSON.parse(line) as { _id: string; text: string })
  const relevant = new Map<string, Set<string>>()
  for (const line of lines('qrels.tsv').slice(1)) {
    const [query = '', document = '', score = '0'] = line.split('\t')
    if (Number(score) > 0) relevant.set(query, (relevant.get(query) ?? new Set()).add(document))
  }
  return {
    texts: new Map(records('corpus.jsonl').map((each) => [each._id, each.text])),
    questions: records('queries.jsonl').flatMap((each) => {
      const ids = relevant.get(each._id)
      return ids ? [{ question: each.text, relevant: ids }] : []
    }),
  }
}

export type SourceSet = { folder: string; questions: { question: string; type: string; sources: string[] }[] }

/** qa-kgrag-10q: questions with the names of the PDFs that hold the answer; undefined where it is absent. */
export function tenQSet(names: (folder: string) => string[]): SourceSet | undefined {
  const folder = path.join(shared, 'qa-kgrag-10q/data/v1/docs')
  if (!existsSync(folder)) return undefined
  const files = names(folder)
  const [, ...rows] = csvRows(readFileSync(path.join(folder, '../qna_data.csv'), 'utf8'))
  const questions = rows.flatMap(([question = '', globs = '', type = '']) => {
    const patterns = globs
      .split(/[\n,]/)
      .map((glob) => new RegExp(`^${glob.trim().replaceAll('.', '\\.').replaceAll('*', '.*')}`))
    const sources = files.filter((file) => patterns.some((pattern) => pattern.source !== '^' && pattern.test(file)))
    return question === '' || sources.length === 0 ? [] : [{ question, type, sources }]
  })
  return { folder, questions }
}

/** Offsets in UTF-16 code units of each code point, and of the end. */
function unitsOfCodePoints(text: string): number[] {
  const at: number[] = []
  for (let unit = 0; unit < text.length; unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1) at.push(unit)
  return [...at, text.length]
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 2)
}
