import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where the corpora lie. */
export const corpusFolder = path.resolve(import.meta.dirname, '../../../../../shared/corpora')

/** Formats of the parser corpus that Carrel reads, by extension. */
export const parserFormats = [
  'pdf',
  'docx',
  'doc',
  'odt',
  'pptx',
  'odp',
  'epub',
  'xlsx',
  'xlsm',
  'xls',
  'ods',
  'csv',
  'md',
  'html',
  'eml',
  'msg',
] as const
export type ParserFormat = (typeof parserFormats)[number]

/** A document of a corpus, with its reference Markdown where there is one. */
export type CorpusFile = { path: string; format: ParserFormat; reference?: string }

/** Whether the corpora lie beside the project. */
export const hasCorpora = existsSync(corpusFolder)

/** The 20 quarterly reports. */
export function quarterlyReports(): CorpusFile[] {
  const folder = path.join(corpusFolder, 'qa-kgrag-10q/data/v1/docs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => ({ path: path.join(folder, name), format: 'pdf' as const }))
}

/** Documents of the parser corpus in the formats that Carrel reads, password-protected ones included, scans left out. */
export function parserFiles(): CorpusFile[] {
  const root = path.join(corpusFolder, 'parser-docling')
  return readdirSync(root)
    .filter((folder) => folder !== 'ocr' && existsSync(path.join(root, folder, 'sources')))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder, 'sources')).flatMap((name): CorpusFile[] => {
        const file = path.join(root, folder, 'sources', name)
        const format = parserFormats.find((one) => path.extname(name) === `.${one}`)
        // A PDF beside a file of another format is that file printed.
        if (format === undefined || name === 'README.md' || /\.od[pst]\.pdf$/.test(name)) return []
        const reference = [`${name}.md`, `${path.parse(name).name}.md`]
          .map((one) => path.join(root, folder, 'groundtruth', one))
          .find(existsSync)
        return [{ path: file, format, ...(reference === undefined ? {} : { reference }) }]
      }),
    )
}
