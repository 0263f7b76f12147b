import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { documentTurns } from '../../../core/answer/prompt/document-prefix.ts'
import type { LanguageModel } from '../../../core/ports/language-model.ts'
import { quantile, type Report } from '../bench.ts'
import { importAll, withEmptyLibrary } from '../bench-library.ts'
import { openEngine } from './engine-over.ts'

const shared = path.join(import.meta.dirname, '../../../../../shared')
const corpora = path.join(shared, 'corpora/chunking-chroma/corpora')
const longModel = path.join(shared, 'models/long-context-random-q8_0.gguf')
const reopenings = 3
const never = new AbortController().signal

type Case = { name: string; model: string; tokens: number; least: number }
const cases: readonly Case[] = [
  { name: '8K, starter', model: 'starter', tokens: 7600, least: 50 },
  { name: '32K, long-context test model', model: longModel, tokens: 32_000, least: 20 },
  { name: '128K, long-context test model', model: longModel, tokens: 130_000, least: 100 },
]

/**
 * Time from a question over a whole document to its first token: read for the first time, and after a restart, when what the
 * model remembered of it is loaded. Both begin with the stored text of the document. Evaluated tokens are counted.
 */
export async function warmReopening(report: Report): Promise<void> {
  if (!existsSync(corpora) || !existsSync(longModel)) {
    process.stderr.write('context: ../shared is absent, no reopening measured\n')
    return
  }
  for (const each of cases) {
    await withEmptyLibrary(async ({ client, root, assistant, dataFolder }) => {
      await client.call('settings.set', { embedder: 'none' })
      const file = path.join(root, 'essay.txt')
      writeFileSync(file, await essayOf(dataFolder, each))
      await importAll(client, { paths: [file] })
      await assistant.close()
      await measure(report, dataFolder, each)
    })
  }
}

/** Text of the corpora with so many tokens of the model. */
async function essayOf(dataFolder: string, { model: choice, tokens }: Case): Promise<string> {
  await using engine = openEngine(path.join(dataFolder, '..', 'other'))
  const model = await modelOf(engine, choice)
  const names = ['state_of_the_union', 'wikitexts', 'finance', 'chatlogs', 'pubmed']
  const text = names.map((name) => readFileSync(path.join(corpora, `${name}.md`), 'utf8')).join('\n\n')
  return model.detokenize(model.tokenize(text.slice(0, tokens * 8)).slice(0, tokens))
}

async function measure(report: Report, dataFolder: string, { name, model, least }: Case): Promise<void> {
  const cold = await reopen(dataFolder, model, 'What is this about?')
  const warm: Awaited<ReturnType<typeof reopen>>[] = []
  for (let round = 0; round < reopenings; round += 1) {
    warm.push(await reopen(dataFolder, model, `What stands in part ${round + 1} of it?`))
  }
  const ms = quantile(
    warm.map((each) => each.ms),
    0.5,
  )
  report(`first token of ${cold.tokens} tokens read anew, ${name}`, cold.ms, 'ms')
  report(`first token after reopening, ${name}`, ms, 'ms', {
    baseline: cold.ms,
    ratio: ms / cold.ms,
    goal: `1/${least} of reading anew`,
    holds: ms <= cold.ms / least,
  })
  const [first] = warm
  report(`tokens evaluated after reopening, ${name}`, first?.evaluated ?? Number.NaN, `of ${first?.tokens}`, {
    goal: 'the question alone',
    holds: warm.every(
      ({ evaluated, warmTokens, tokens }) => warmTokens > 0 && evaluated === tokens - warmTokens && evaluated < 64,
    ),
  })
}

/** A process that was just started, its model loaded: from the stored text of the one document to the first token. */
async function reopen(dataFolder: string, choice: string, question: string) {
  await using engine = openEngine(dataFolder)
  const model = await modelOf(engine, choice)
  const [document] = engine.store.text.scopeDocuments({ collectionIds: [], documentIds: [] }, 1)
  if (!document) throw new Error('The document was not imported')
  const revisionIds = [document.revisionId]
  await using sequence = await model.openSequence({ priority: 'interactive' })
  const started = performance.now()
  const { turns, prefill } = documentTurns(engine.deps, revisionIds, { question, more: '', opener: '' })
  const { tokens, seams } = model.layOut(turns, prefill)
  const keep = { tokens: seams[1] ?? 0, revisionIds }
  for await (const event of sequence.generate(tokens, { maxTokens: 1, keep }, never)) {
    if (event.type !== 'prompt-read') continue
    const ms = performance.now() - started
    return { ms, tokens: event.promptTokens, warmTokens: event.warmTokens, evaluated: event.evaluatedTokens }
  }
  throw new Error('The prompt was not read')
}

async function modelOf(engine: ReturnType<typeof openEngine>, choice: string): Promise<LanguageModel> {
  const model = await engine.models.languageModel(choice)
  if (!model) throw new Error('The model is missing')
  return model
}
