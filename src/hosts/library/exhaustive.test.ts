import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { AnswerTable } from '../../api/answer-table.ts'
import { emptyAnswer } from '../../api/empty-answer.ts'
import type { AnswerDeps } from '../../core/answer/answer-deps.ts'
import { applyEvent } from '../../core/answer/apply-event.ts'
import { readEveryDocument } from '../../core/answer/exhaustive/read-every-document.ts'
import { keyColumns, keyQuestion, tenQKey } from '../bench/context/ten-q-key.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpora/qa-kgrag-10q/data/v1/docs')
/** One of each company: heads as rows, as text before the table, and put over the wrong columns. */
const files = ['2022 Q3 AAPL.pdf', '2023 Q1 AMZN.pdf', '2023 Q1 INTC.pdf', '2023 Q1 MSFT.pdf', '2023 Q3 NVDA.pdf']
const everything = { collectionIds: [], documentIds: [] }

test.skipIf(!existsSync(corpus))(
  'figures of filings are the ones that stand in them',
  { timeout: 240_000 },
  async () => {
    using folder = temporaryFolder()
    const library = await openTestLibrary(folder.path)
    try {
      await library.import(files.map((file) => path.join(corpus, file)))
      const deps = { text: library.text, index: library.index, models: library.models } as unknown as AnswerDeps
      const documents = library.text.scopeDocuments(everything, 10)
      expect(documents).toHaveLength(files.length)
      const asked = {
        question: keyQuestion,
        scope: everything,
        documents,
        unread: [],
        model: undefined,
        embedder: undefined,
      }
      let answer = emptyAnswer()
      for await (const event of readEveryDocument(deps, asked, new AbortController().signal)) {
        if (event.type !== 'totals') answer = applyEvent(answer, event)
      }
      const table = answer.table as AnswerTable
      expect(table.columns.map(({ name }) => name)).toEqual([...keyColumns])
      for (const { file, column, value } of tenQKey.filter((keyed) => files.includes(keyed.file))) {
        const row = table.rows.find(({ documentId }) => path.basename(pathOf(documents, documentId)) === file)
        const cell = row?.cells[keyColumns.findIndex((name) => name === column)]
        expect([file, column, cell?.value, cell?.unit, cell?.marks]).toEqual([file, column, value, 'USD', []])
        const [citation] = cell?.citations ?? []
        for (const span of citation?.spans ?? []) {
          const page = library.text.page(citation?.revisionId ?? '', span.page)
          expect(page?.text.slice(span.start, span.end)).toBe(span.text)
          expect(span.text).toContain(cell?.text)
        }
      }
    } finally {
      await library.close()
    }
  },
)

function pathOf(documents: readonly { documentId: string; path: string }[], documentId: string): string {
  return documents.find((document) => document.documentId === documentId)?.path ?? ''
}
