import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')

/** A document of a corpus, with its reference Markdown where there is one. */
export type CorpusFile = { path: string; format: 'pdf' | 'docx' | 'md' | 'html'; reference?: string }

/** Whether the corpora lie beside the project. */
export const hasCorpora = existsSync(corpora)

/** The 20 quarterly reports. */
export function quarterlyReports(): CorpusFile[] {
  const folder = path.join(corpora, 'qa-kgrag-10q/data/v1/docs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => ({ path: path.join(folder, name), format: 'pdf' as const }))
}

/** Documents of the parser corpus in the formats that Carrel reads, password-protected ones included. */
export function parserFiles(): CorpusFile[] {
  const folder = path.join(corpora, 'parser-docling')
  return (['pdf', 'docx', 'md', 'html'] as const).flatMap((format) =>
    [path.join(folder, format, 'sources'), ...(format === 'pdf' ? [path.join(folder, 'pdf_password/sources')] : [])]
      .flatMap((sources) => readdirSync(sources).map((name) => path.join(sources, name)))
      .filter((file) => file.endsWith(`.${format}`) && !file.endsWith('README.md'))
      .map((file) => {
        const truth = path.join(folder, format, 'groundtruth')
        const reference = [`${path.basename(file)}.md`, `${path.basename(file, path.extname(file))}.md`]
          .map((name) => path.join(truth, name))
          .find(existsSync)
        return { path: file, format, ...(reference === undefined ? {} : { reference }) }
      }),
  )
}
