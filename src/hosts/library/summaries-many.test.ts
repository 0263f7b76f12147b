import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { createSummaryTemplates } from '../../adapters/files/summary-templates.ts'
import type { SummaryContent, SummaryForm } from '../../api/summary.ts'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import type { Models } from '../../core/ports/models.ts'
import { summaryHandlers } from '../../core/summarize/handlers.ts'
import { columnName } from '../../messages/column-words.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const [documents, sentences] = [60, 450]
const mostAlive = 40
const signal = new AbortController().signal
const given = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'prompts')
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const syllables = ['ba', 'del', 'ki', 'mor', 'nu', 'pra', 'so', 'tin', 'ur', 'vel', 'wo', 'zan']

/** A word of its own for each number. */
const word = (seed: number) =>
  [seed, seed * 7 + 3, seed * 31 + 5, Math.floor(seed / 5)].map((at) => syllables[at % syllables.length]).join('')

/** About 30,000 characters in which hardly two sentences are alike, one of them a duty with a date. */
function textOf(document: number): string {
  const said = Array.from({ length: sentences }, (_, at) => {
    const [one, two, three] = [0, 1, 2].map((more) => word(document * 977 + at * 13 + more))
    return `The ${one} keeps every ${two} beside the ${three} of its garden.`
  })
  said[7] = `The ${word(document)} must bring its ${word(document + 99)} to ${word(document + 500)} by 3 May 2026.`
  return `# House ${document}\n\n${said.join(' ')}\n`
}

it('a summary of many documents reads them one after the other', { timeout: 240_000 }, async () => {
  using root = temporaryFolder()
  const docs = path.join(root.path, 'docs')
  mkdirSync(docs)
  for (let at = 1; at <= documents; at++) writeFileSync(path.join(docs, `House ${at}.md`), textOf(at))
  const lib = await openTestLibrary(path.join(root.path, 'data'))
  await lib.import([docs])
  const documentIds = lib.library
    .list({ sort: 'added', descending: false, offset: 0, limit: documents })
    .documents.map(({ id }) => id)
  expect(documentIds.length).toBe(documents)
  const read: WeakRef<ExtractedPage>[] = []
  const text = {
    ...lib.text,
    pages(revisionId: string, from: number, to: number) {
      const pages = lib.text.pages(revisionId, from, to)
      for (const page of pages) read.push(new WeakRef(page))
      return pages
    },
  }
  const handlers = summaryHandlers({
    ...lib,
    text,
    clock: { now: Date.now },
    models: { embedder: async () => undefined, languageModel: async () => undefined } as unknown as Models,
    summaryTemplates: createSummaryTemplates(path.join(root.path, 'data', 'prompts'), given, { warn() {} }),
    publish: () => undefined,
    columnName,
  })
  const pagesOfEach = lib.text.pages(lib.library.document(documentIds[0] ?? '')?.revisionId ?? '', 1, 999).length
  let most = 0
  const made = async (form: SummaryForm): Promise<SummaryContent> => {
    for await (const event of handlers['summary.start']({ documentIds, choice: { form } }, signal)) {
      if (event.type === 'summary-finished') return event.content
      if (event.type !== 'gist-found' && event.type !== 'parts-found') continue
      // A reference that was just used lives until the next turn.
      await new Promise((resolve) => setImmediate(resolve))
      collect()
      const alive = read.filter((page) => page.deref() !== undefined).length
      most = Math.max(most, alive / pagesOfEach)
    }
    throw new Error('not finished')
  }
  const bullets = await made('bullets')
  expect(bullets.parts.length).toBeGreaterThan(25)
  const actions = await made('actions')
  expect(actions.parts[0]?.sentences.length).toBeGreaterThan(5)
  expect(actions.parts[0]?.sentences.every(({ text: said }) => said.includes(' must bring its '))).toBe(true)
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThan(mostAlive)
  await lib.close()
})
