import path from 'node:path'
import { openLogFile } from '../../../adapters/files/log-file.ts'
import { openIndex } from '../../../adapters/lancedb/open-index.ts'
import { createModels } from '../../../adapters/llama/create-models.ts'
import { openStore } from '../../../adapters/sqlite/open-store.ts'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../../adapters/workshop/workshop.ts'
import type { Span } from '../../../api/span.ts'
import type { IndexHit } from '../../../core/ports/chunk-index.ts'
import { judge } from '../../../core/retrieval/answerability.ts'
import { type Query, retrieve } from '../../../core/retrieval/retrieve.ts'
import { readResources } from '../../resources.ts'
import type { Range, SpanSet } from './corpora.ts'
import { sharedLength, union } from './measures.ts'

/**
 * Whether each question passes for answerable in its own corpus when every chunk that overlaps a gold span is hidden
 * from the index. Reads the same data folder beside its owner.
 */
export async function answerableWithoutGold(
  dataFolder: string,
  set: SpanSet,
  documentOf: ReadonlyMap<string, string>,
  place: (documentId: string, spans: readonly Span[]) => Range[],
): Promise<boolean[]> {
  await using opened = new AsyncDisposableStack()
  const readOnly = { owner: 'bench' }
  const store = opened.use(openStore({ folder: dataFolder, readOnly }))
  const index = await openIndex({ folder: dataFolder, readOnly })
  opened.defer(() => index.close())
  const workshop = opened.use(
    createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, '../..', `${entry}.ts`))),
  )
  const memoryPath = path.join(dataFolder, 'model-facts.json')
  const log = openLogFile(dataFolder, 'bench')
  const { catalogPath } = readResources()
  const models = opened.use(createModels({ catalogPath, workshop, log, memoryPath }))
  const embedder = await models.embedder('starter')
  const signal = new AbortController().signal
  const answers: boolean[] = []
  for (const { question, corpus, gold } of set.questions) {
    const documentId = documentOf.get(corpus) ?? ''
    const ranges = union(gold)
    const kept = (hits: IndexHit[]): IndexHit[] => {
      const chunks = store.text.chunks(hits.map((hit) => hit.id))
      const hidden = new Set(
        chunks
          .filter((chunk) => sharedLength(union(place(documentId, chunk.spans)), ranges) > 0)
          .map((chunk) => chunk.id),
      )
      return hits.filter((hit) => !hidden.has(hit.id))
    }
    const without = {
      ...index,
      searchTerms: async (...call: Parameters<typeof index.searchTerms>) => kept(await index.searchTerms(...call)),
      searchVector: async (...call: Parameters<typeof index.searchVector>) => kept(await index.searchVector(...call)),
    }
    const scope = { collectionIds: [], documentIds: [documentId] }
    const query: Query = { text: question, k: 8, mode: 'hybrid', scope }
    const { evidence, hits } = await retrieve({ index: without, text: store.text, models, embedder }, query, signal)
    answers.push(judge(evidence, question, hits).answerable)
  }
  return answers
}
