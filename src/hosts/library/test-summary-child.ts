import { appendFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../adapters/sqlite/open-store.ts'
import { type Script, scriptedModel } from '../../core/answer/test-ports.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import type { Models } from '../../core/ports/models.ts'
import { summaryHandlers } from '../../core/summarize/handlers.ts'
import { testTemplates } from '../../core/summarize/test-documents.ts'
import { columnName } from '../../messages/column-words.ts'

/**
 * Child of the kill test of summaries: `data log document`. Summarises the document, or goes on with the summary that is there, with
 * a scripted model that notes in `log` which section it begins to read. It may be killed at any instant.
 */
const [folder = '', log = '', documentId = ''] = process.argv.slice(2)
const store = openStore({ folder })
store.summaries.interruptUnfinished()
const script: Script = { texts: [], prompts: [] }
const plain = scriptedModel(script, 2e9, 2600)
const model: LanguageModel = {
  ...plain,
  chatTokens(turns, prefill) {
    const prompt = turns.map(({ text }) => (typeof text === 'string' ? text : text.join(''))).join('\n')
    const topic = /<section: Topic (\d+)>\nTopic/.exec(prompt)?.[1]
    if (prompt.includes('Note what') && topic !== undefined) {
      appendFileSync(log, `${topic}\n`)
      script.texts.unshift(`- Topic ${topic} costs the tenant ${1000 + Number(topic)} euros a year.\n`)
    } else
      script.texts.unshift(
        '- Topic 3 costs the tenant 1003 euros a year.\n- Topic 7 costs the tenant 1007 euros a year.\n',
      )
    return plain.chatTokens(turns, prefill)
  },
  async openSequence(options) {
    const sequence = await plain.openSequence(options)
    return {
      ...sequence,
      async *generate(...input) {
        await wait(15)
        yield* sequence.generate(...input)
      },
    }
  },
}
const handlers = summaryHandlers({
  ...store,
  columnName,
  clock: { now: Date.now },
  models: { embedder: async () => undefined, languageModel: async () => model } as unknown as Models,
  summaryTemplates: testTemplates,
  publish: () => {},
})
const { signal } = new AbortController()
const [known] = store.summaries.list()
process.send?.('begins')
const events = known
  ? handlers['summary.continue']({ summaryId: known.id }, signal)
  : handlers['summary.start']({ documentIds: [documentId], choice: { form: 'bullets', bullets: 2 } }, signal)
for await (const event of events) if (event.type === 'summary-finished') process.send?.('ends')
store.close()
process.disconnect()
