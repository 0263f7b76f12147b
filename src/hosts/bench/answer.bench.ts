import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../api/answer.ts'
import type { Client } from '../../rpc/types.ts'
import { chromaQuestions } from './answer/chroma-questions.ts'
import { lackingIn, plain } from './answer/outside-check.ts'
import { type Bench, quantile, type Report } from './bench.ts'
import { importAll, withEmptyLibrary } from './bench-library.ts'

type Asked = { answer: Answer; quotesMs: number; firstMs: number | undefined }

const everything = { collectionIds: [], documentIds: [] }
const questionsAsked = 60
const askedWhileEmbedding = 40

/** Questions of chunking-chroma through the whole program with the starters: what stands, what it cites, how soon. */
export const bench: Bench = {
  name: 'answer',
  async run(report) {
    const set = chromaQuestions(questionsAsked)
    if (set === undefined) {
      process.stderr.write('answer: ../shared/corpora/chunking-chroma is absent, nothing measured\n')
      return
    }
    await withEmptyLibrary(async ({ assistant, client, root }) => {
      await importAll(client, { paths: [set.corpora] })
      await assistant.warm()
      await ask(client, 'What is this about?', 'starter')
      const all: (Asked & { question: string; gold: string[] })[] = []
      for (const each of set.questions) all.push({ ...each, ...(await ask(client, each.question, 'starter')) })
      reportAnswers(all, report)
      await whileEmbedding(client, root, set.questions, report)
    })
  },
}

function reportAnswers(all: readonly (Asked & { question: string; gold: string[] })[], report: Report): void {
  const share = (holds: (asked: (typeof all)[number]) => boolean) => (100 * all.filter(holds).length) / all.length
  const supported = ({ answer }: Asked) =>
    answer.sentences.filter((sentence) => sentence.shown && sentence.support === 'supported')
  const lacking = all.flatMap((asked) =>
    supported(asked).filter((sentence) => {
      const cited = sentence.citations.map((citation) => citation.text).join(' ')
      return lackingIn(sentence.text, cited, asked.question).length > 0
    }),
  )
  for (const sentence of lacking) process.stderr.write(`answer: lacks a fact: ${sentence.text}\n`)
  const total = all.reduce((sum, asked) => sum + supported(asked).length, 0)
  report('supported sentences', total, 'sentences')
  const none = lacking.length === 0
  report('supported sentences that lack a fact', lacking.length, 'sentences', { goal: '0', holds: none })
  const own = share(
    (asked) => asked.answer.outcome === 'written' && supported(asked).some((s) => !isVerbatim(s.text, asked)),
  )
  report('written with a supported sentence of its own', own, '%', { goal: '>= 40', holds: own >= 40 })
  report(
    'outcome written',
    share(({ answer }) => answer.outcome === 'written'),
    '%',
  )
  report(
    'outcome quotes',
    share(({ answer }) => answer.outcome === 'quotes'),
    '%',
  )
  report(
    'outcome not-in-documents',
    share(({ answer }) => answer.outcome === 'not-in-documents'),
    '%',
  )
  report('first three quotes hold a gold span', share(holdsGold), '%')
  reportTime(
    report,
    'quotes after Enter p95',
    all.map((asked) => asked.quotesMs),
    0.95,
    300,
  )
  const first = all.flatMap((asked) => asked.firstMs ?? [])
  reportTime(report, 'first written token p50', first, 0.5, 2000)
  reportTime(report, 'first written token p95', first, 0.95, 3000)
}

function reportTime(report: Report, metric: string, times: readonly number[], share: number, goal: number): void {
  const value = quantile(times, share)
  report(metric, value, 'ms', { goal: `<= ${goal}`, holds: value <= goal })
}

/** Quotes alone, asked while the abstracts of ir-cranfield are read and embedded. */
async function whileEmbedding(
  client: Client,
  folder: string,
  questions: readonly { question: string }[],
  report: Report,
): Promise<void> {
  const copy = path.join(folder, 'abstracts.txt')
  copyFileSync(path.join(import.meta.dirname, '../../../../shared/corpora/ir-cranfield/cran.all.1400'), copy)
  const job = await client.call('import.start', { paths: [copy] })
  while ((await jobOf(client, job.id)).chunksEmbedded === 0) await wait(50)
  const times: number[] = []
  for (const { question } of questions.slice(0, askedWhileEmbedding)) {
    if ((await jobOf(client, job.id)).state !== 'running') break
    times.push((await ask(client, question, 'none')).quotesMs)
  }
  report('questions asked while embedding', times.length, 'questions')
  reportTime(report, 'quotes after Enter p95 while embedding', times, 0.95, 300)
  await client.call('import.cancel', { jobId: job.id })
}

async function jobOf(client: Client, id: string) {
  const job = (await client.call('import.list', {})).find((each) => each.id === id)
  if (job === undefined) throw new Error('The import is gone')
  return job
}

async function ask(client: Client, question: string, model: string): Promise<Asked> {
  const thread = await client.call('thread.create', { scope: everything })
  const started = performance.now()
  let quotesMs: number | undefined
  let firstMs: number | undefined
  const input = { threadId: thread.id, parentId: null, question, scope: everything, model }
  for await (const event of client.stream('answer.ask', input)) {
    if (event.type === 'quotes-found') quotesMs = performance.now() - started
    if (event.type === 'text-delta') firstMs ??= performance.now() - started
    if (event.type === 'answer-finished') {
      if (event.answer.error || quotesMs === undefined) throw new Error(event.answer.error?.code ?? 'no quotes came')
      return { answer: event.answer, quotesMs, firstMs }
    }
  }
  throw new Error('The answer did not finish')
}

function isVerbatim(text: string, { answer }: Asked): boolean {
  const cited = answer.sentences.flatMap((sentence) => sentence.citations)
  return [...answer.quotes, ...cited].some((place) => plain(place.text).includes(plain(text)))
}

function holdsGold({ answer, gold }: Asked & { gold: readonly string[] }): boolean {
  return answer.quotes.slice(0, 3).some((quote) => {
    const text = plain(quote.text)
    return gold
      .map(plain)
      .some((span) => span !== '' && (text.includes(span) || (text.length > 20 && span.includes(text))))
  })
}
