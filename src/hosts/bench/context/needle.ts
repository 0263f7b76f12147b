import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createModels } from '../../../adapters/llama/create-models.ts'
import { openStore } from '../../../adapters/sqlite/open-store.ts'
import type { Answer } from '../../../api/answer.ts'
import { wholePrompt } from '../../../core/answer/whole/whole-prompt.ts'
import type { LanguageModel } from '../../../core/ports/language-model.ts'
import { readResources } from '../../resources.ts'
import type { Report } from '../bench.ts'
import { type BenchLibrary, importAll, withEmptyLibrary } from '../bench-library.ts'

const corpora = path.join(import.meta.dirname, '../../../../../shared/corpora/chunking-chroma/corpora')
const needle = 'The spare key of the boat house at Lindau is kept in the blue tin behind the oars.'
const question = 'Where is the spare key of the boat house at Lindau kept?'
const depths = 11
/** Tokens of the texts with the starter, which holds 8,192 with the answer; the last is beyond it. */
const lengths = [4000, 7400, 14_000]
const askedInPart = [0, 5, 10]
const never = new AbortController().signal

type Case = { length: number; depth: number; documentId: string }

/**
 * A sentence put at eleven depths of an essay: whether all of the text stands in the prompt that is sent, whether the quotes
 * of the answer highlight it, and whether the plan names what does not fit.
 */
export async function needleInDocuments(report: Report, { full }: { full: boolean }): Promise<void> {
  if (!existsSync(corpora)) {
    process.stderr.write('context: ../shared/corpora/chunking-chroma is absent, no needle measured\n')
    return
  }
  await withEmptyLibrary(async (library) => {
    await using models = createModels({
      catalogPath: readResources().catalogPath,
      workshop: { run: () => never as never, async [Symbol.asyncDispose]() {} },
      log: { info() {}, warn() {}, error() {} },
    })
    const model = await models.languageModel('starter')
    if (!model) throw new Error('The starter is missing')
    await library.client.call('settings.set', { embedder: 'none' })
    const cases = await hide(library, model)
    inPrompt(report, library, model, cases)
    await inPlan(report, library, cases)
    await inAnswers(report, library, full ? cases : cases.filter(({ depth }) => askedInPart.includes(depth)))
  })
}

/** Writes and imports the texts, each with the needle between two sentences of it. */
async function hide({ client, root }: BenchLibrary, model: LanguageModel): Promise<Case[]> {
  const essay = ['state_of_the_union', 'wikitexts'].map((name) =>
    readFileSync(path.join(corpora, `${name}.md`), 'utf8'),
  )
  const tokens = model.tokenize(essay.join('\n\n').replace(/\n+/g, '\n\n').slice(0, 120_000))
  const folder = path.join(root, 'needles')
  mkdirSync(folder)
  for (const length of lengths) {
    const text = model.detokenize(tokens.slice(0, length))
    const gaps = [...text.matchAll(/[.!?]\s+(?=\p{Lu})/gu)].map((match) => match.index + match[0].length)
    for (let depth = 0; depth < depths; depth += 1) {
      const at = depth === 0 ? 0 : (gaps[Math.round(((gaps.length - 1) * depth) / (depths - 1))] ?? text.length)
      writeFileSync(path.join(folder, `${length} ${depth}.txt`), `${text.slice(0, at)}${needle} ${text.slice(at)}`)
    }
  }
  await importAll(client, { paths: [folder] })
  const { documents } = await client.call('library.list', { limit: 1000 })
  return documents.map(({ id, path: file }) => {
    const [length = 0, depth = 0] = path.basename(file, '.txt').split(' ').map(Number)
    return { length, depth, documentId: id }
  })
}

/** Whether the words of the prompt hold the needle, as they will be sent. */
function inPrompt(report: Report, { dataFolder }: BenchLibrary, model: LanguageModel, cases: readonly Case[]): void {
  using store = openStore({ folder: dataFolder, readOnly: { owner: 'bench' } })
  const deps = { text: store.text, prompts: readResources().prompts }
  const within = cases.filter(({ length }) => length < model.contextTokens)
  const holding = within.filter(({ documentId }) => {
    const documents = store.text.scopeDocuments({ collectionIds: [], documentIds: [documentId] }, 1)
    const input = { question, documents, hits: [], turns: [], overflow: 'passages' as const, instructions: '' }
    const prompt = wholePrompt(deps, model, input)
    return prompt.leftOut.length === 0 && model.detokenize(prompt.tokens).includes(needle)
  })
  report('needle inside the context', holding.length, `of ${within.length}`, {
    goal: 'every case',
    holds: holding.length === within.length,
  })
}

/** Whether the plan of a text beyond the context says, before anything is sent, that it does not fit, and what happens. */
async function inPlan(report: Report, { client }: BenchLibrary, cases: readonly Case[]): Promise<void> {
  const beyond = cases.filter(({ length }) => length > 8192)
  let named = 0
  for (const { documentId } of beyond) {
    const scope = { collectionIds: [], documentIds: [documentId] }
    for (const overflow of ['passages', 'summary', 'leave-out'] as const) {
      const plan = await client.call('answer.plan', { question, scope, route: 'whole', overflow })
      const [left] = plan.leftOut
      if (left?.documentId === documentId && left.handling === overflow && !plan.whole.fits) named += 1
    }
  }
  report('texts beyond the context that the meter names', named, `of ${beyond.length * 3}`, {
    goal: 'every case',
    holds: named === beyond.length * 3,
  })
}

/** Whether an answer that read the whole text quotes the needle, and marks exactly its words. */
async function inAnswers(report: Report, { client }: BenchLibrary, cases: readonly Case[]): Promise<void> {
  const within = cases.filter(({ length }) => length <= 8192)
  let cited = 0
  for (const { documentId } of within) {
    const scope = { collectionIds: [], documentIds: [documentId] }
    const { id: threadId } = await client.call('thread.create', { scope })
    let answer: Answer | undefined
    const asked = { threadId, parentId: null, question, scope, route: 'whole' as const }
    for await (const event of client.stream('answer.ask', asked)) {
      if (event.type === 'answer-finished') answer = event.answer
    }
    if (answer?.reading?.whole === 1 && answer.quotes.some((quote) => marks(quote.spans))) cited += 1
  }
  report('answers over the whole text whose citation highlights the needle', cited, `of ${within.length}`, {
    goal: 'every case',
    holds: cited === within.length,
  })
}

function marks(spans: readonly { text: string }[]): boolean {
  return spans.some(({ text }) => text.replace(/\s+/g, ' ').includes(needle))
}
