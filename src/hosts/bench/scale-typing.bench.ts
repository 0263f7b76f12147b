import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { openAssistant } from '../open-assistant.ts'
import { type Bench, quantile, type Report } from './bench.ts'
import { writeManyDocuments } from './scale/many-documents.ts'
import { manyTexts } from './scale/many-files.ts'
import { typeAtSpeed, typeOneByOne } from './scale/type-keys.ts'

const charactersEach = 400
/** Of the whole path from a key to its hits, what the page and the ports take being about 6 ms. */
const goal = 40

/** Hits while one types in quick ask, in 10,000 documents; with `--full` in 100,000 too. */
export const bench: Bench = {
  name: 'scale-typing',
  long: true,
  async run(report, { full }) {
    for (const count of full ? [10_000, 100_000] : [10_000]) await measureTyping(report, count)
  },
}

async function measureTyping(report: Report, count: number): Promise<void> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'carrel-typing-'))
  const of = `${count.toLocaleString('en')} documents`
  try {
    const textOf = manyTexts(charactersEach)
    const texts: string[] = []
    await writeManyDocuments(dataFolder, count, (at) => {
      const text = textOf(at)
      if (at % Math.ceil(count / 20) === 7) texts.push(text)
      return text
    })
    const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`))
    const assistant = await openAssistant({ dataFolder, access: 'own', program: 'bench', launcher })
    const client = assistant.connect()
    const queries = texts.map(wordsToType)
    const first = await typeOneByOne(client, queries.slice(0, 1))
    report(`first key in ${of}`, first[0] ?? 0, 'ms')
    const keys = await typeOneByOne(client, queries.slice(1))
    const [p50, p95] = [quantile(keys, 0.5), quantile(keys, 0.95)]
    report(`hits of a key in ${of}, p50 of ${keys.length}`, p50, 'ms')
    report(`hits of a key in ${of}, p95`, p95, 'ms', { goal: `<= ${goal}`, holds: p95 <= goal })
    const { last, finished, replaced } = await typeAtSpeed(client, queries.slice(1))
    report(`hits of the last of keys every 15 ms in ${of}, p95`, quantile(last, 0.95), 'ms', {
      goal: `<= ${goal}`,
      holds: quantile(last, 0.95) <= goal,
    })
    report(`searches for a key replaced by the next that ended all the same`, finished, `of ${replaced}`)
    await assistant.close()
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Two words that follow each other in the middle of a text. */
function wordsToType(text: string): string {
  const words = text.replaceAll('.', '').split(' ')
  return words.slice(words.length >> 1, (words.length >> 1) + 2).join(' ')
}
