import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A question of chunking-chroma with the texts of its gold spans. */
export type ChromaQuestion = { question: string; gold: string[] }

/** The corpora of chunking-chroma, and `count` of its questions spread evenly; undefined where the set is absent. */
export function chromaQuestions(count: number): { corpora: string; questions: ChromaQuestion[] } | undefined {
  const folder = path.join(import.meta.dirname, '../../../../../shared/corpora/chunking-chroma')
  if (!existsSync(folder)) return undefined
  const [, ...rows] = csvRows(readFileSync(path.join(folder, 'questions_df.csv'), 'utf8'))
  const all = rows.flatMap(([question, references]) => {
    if (question === undefined || references === undefined) return []
    const spans = JSON.parse(references) as { content: string }[]
    return [{ question, gold: spans.map((span) => span.content) }]
  })
  const questions = Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)])
  return { corpora: path.join(folder, 'corpora'), questions: questions.filter((each) => each !== undefined) }
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 2)
}
