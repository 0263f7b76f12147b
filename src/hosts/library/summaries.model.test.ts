import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { never, starterModels } from '../../adapters/llama/test-models.ts'
import type { SummaryContent, SummaryEvent } from '../../api/summary.ts'
import { summarise } from '../../core/summarize/summarise.ts'
import { testDocument, testTemplates } from '../../core/summarize/test-documents.ts'
import { readResources } from '../resources.ts'

const shortening = () => readFileSync(path.join(readResources().promptsFolder, 'shorten-sentence.txt'), 'utf8')
const house = testDocument('House', [
  [
    '# Rent',
    'In the first year of the lease, the tenant pays a rent of 980 euros on the first day of each month.',
    'The landlord, who lives in the same house, returns the deposit of 2,900 euros within six months after the lease has ended.',
    '# Roof',
    'The meeting agreed that Ms Adler will ask three companies for offers for the new roof, which leaks since the storm in March.',
    'The owners pay 45,000 euros for the roof in equal parts, because the insurance does not cover damage by wind.',
    '# Garden',
    'Finally, the gardener comes every second Friday and is paid 60 euros for each visit by the owners of the ground floor.',
  ].join('\n'),
])

it('has the starter say bullets shorter, each true to the sentence that it cites', async () => {
  await using models = starterModels()
  const model = await models.languageModel('starter')
  const embedder = await models.embedder('starter')
  const events: SummaryEvent[] = []
  const deps = { clock: { now: () => performance.now() }, templates: { ...testTemplates, shortening } }
  const input = { sources: [house], choice: { form: 'bullets' as const }, model, embedder }
  for await (const event of summarise(deps, input, never)) events.push(event)
  const last = events.at(-1)
  const content: SummaryContent | undefined = last?.type === 'summary-finished' ? last.content : undefined
  const shown = content?.parts.flatMap(({ sentences }) => sentences.filter((own) => own.shown)) ?? []
  const own = shown.filter(({ verbatim }) => !verbatim)
  expect(content).toMatchObject({ state: 'done', written: true })
  expect(own.length / shown.length).toBeGreaterThanOrEqual(0.4)
  for (const { text, support, citations } of shown) {
    expect(support).toBe('supported')
    const source = citations.map((citation) => citation.text).join(' ')
    for (const figure of text.match(/\d[\d,]*/g) ?? []) expect(source).toContain(figure)
  }
  expect(content?.usage.answerTokens).toBeGreaterThan(0)
})
