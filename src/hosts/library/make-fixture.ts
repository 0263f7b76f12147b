import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { openAssistant } from '../open-assistant.ts'

// Makes a small data folder of the present schema, the fixture that later migrations are tested on:
//   node src/hosts/library/make-fixture.ts FIXTURE_FOLDER EMPTY_FOLDER_FOR_ORIGINALS
const [fixture, originals] = process.argv.slice(2)
if (!fixture || !originals) throw new Error('Give the folder of the fixture and one for the originals.')
mkdirSync(originals, { recursive: true })
const documents = {
  'Lease.md':
    '# Lease\n\n## Notice\n\nEither party may terminate this lease with ninety days of written notice.\n\n## Deposit\n\nThe tenant pays a deposit of 2,900 euros in three equal parts.\n',
  'Letter.txt': 'Ms Adler is the caretaker. She keeps the keys to the cellar.\n',
}
for (const [name, text] of Object.entries(documents)) writeFileSync(path.join(originals, name), text)
const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`))
const assistant = await openAssistant({ dataFolder: fixture, access: 'own', program: 'fixture', launcher })
const client = assistant.connect()
const { id } = await client.call('import.start', { paths: [originals], collectionName: 'Flat' })
const job = async () => (await client.call('import.list', {})).find((each) => each.id === id)
while ((await job())?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 50))
const scope = { collectionIds: [], documentIds: [] }
const thread = await client.call('thread.create', { scope })
const asked = { threadId: thread.id, parentId: null, question: 'How much is the deposit?', scope }
for await (const event of client.stream('answer.ask', asked)) if (event.type === 'answer-finished') break
const documentIds = (await client.call('library.list', { sort: 'title', descending: false })).documents.map(
  (each) => each.id,
)
const summary = { documentIds, choice: { form: 'bullets', bullets: 2 }, model: 'none' } as const
for await (const event of client.stream('summary.start', summary)) if (event.type === 'summary-finished') break
await client.call('settings.set', { citationStyle: 'title', zoom: 110 })
await assistant.close()
for (const left of ['logs', 'threads', 'owner.lock', 'model-facts.json']) {
  rmSync(path.join(fixture, left), { recursive: true, force: true })
}
