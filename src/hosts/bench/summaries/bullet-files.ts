import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { corpusFolder, parserFiles, quarterlyReports } from '../extraction/corpus-files.ts'

const [documents, leastBytes] = [60, 2_000]
const prose = new Set(['pdf', 'docx', 'doc', 'odt', 'epub', 'md', 'html', 'pptx', 'odp', 'eml', 'msg'])

/** 60 documents of the corpora besides summ-legal-plain: every quarterly report, the five corpora of chroma, then documents of prose. */
export function bulletFiles(): string[] {
  const chroma = path.join(corpusFolder, 'chunking-chroma/corpora')
  const others = parserFiles()
    .filter(
      ({ format, path: file }) => prose.has(format) && !/password/.test(file) && statSync(file).size >= leastBytes,
    )
    .map((file) => file.path)
    .sort()
  const all = [
    ...quarterlyReports().map((file) => file.path),
    ...readdirSync(chroma).map((name) => path.join(chroma, name)),
  ]
  const step = others.length / (documents - all.length)
  return [
    ...all,
    ...others.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, documents - all.length),
  ]
}
