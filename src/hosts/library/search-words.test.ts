import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { searchHandlers } from '../../core/retrieval/handlers.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const files: Record<string, string> = {
  'Haus/Vertrag.txt':
    'Der Vertrag über die Wohnung wird auf unbestimmte Zeit geschlossen und kann mit einer Frist von drei Monaten gekündigt werden.',
  'Haus/Mietvertrag.txt':
    'Dieser Mietvertrag regelt, dass die Miete am dritten Werktag des Monats fällig ist und auf das Konto der Vermieterin überwiesen wird.',
  'Haus/Gegenstand.txt':
    'Der Gegenstand der Versicherung ist der Hausrat, und der Auftrag wurde schriftlich erteilt. Der Stand der Dinge ist allen bekannt.',
  'Running.txt': 'The running costs of the heating were higher than the tenants had expected in the second winter.',
  'Cafe.txt': 'Le propriétaire du café a résilié le contrat de location à la fin de l’année dernière.',
  'Tokyo.txt': '東京都の住宅の契約は二年ごとに更新されます。更新料は家賃の一か月分です。',
  'Beijing.txt': '房屋租赁合同自签订之日起生效，租金每月支付一次，押金为两个月租金。',
  'Bangkok.txt': 'สัญญาเช่าบ้านมีอายุหนึ่งปี และผู้เช่าต้องจ่ายค่าเช่าทุกเดือน',
}
const root = temporaryFolder()
let lib: TestLibrary

beforeAll(async () => {
  const docs = join(root.path, 'docs')
  mkdirSync(join(docs, 'Haus'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(docs, name), `${text}\n`)
  lib = await openTestLibrary(join(root.path, 'data'))
  await lib.import([docs])
}, 60_000)
afterAll(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

async function find(text: string, more: { typing?: boolean; sort?: 'date'; folder?: string } = {}) {
  type Models = Parameters<typeof searchHandlers>[0]['models']
  const handlers = searchHandlers({ ...lib, models: lib.models as Models, clock: { now: Date.now } })
  const filter = more.folder === undefined ? {} : { filter: { folders: [more.folder] } }
  return handlers['search.query'](
    {
      text,
      typing: more.typing ?? false,
      k: 20,
      mode: 'lexical',
      sort: more.sort ?? 'relevance',
      scope: { collectionIds: [], documentIds: [], ...filter },
    },
    new AbortController().signal,
  )
}
const names = async (text: string) => (await find(text)).hits.map(({ path }) => path.replace(/^.*[/\\]|\.txt$/g, ''))

it.each([
  ['a word in the compounds that end in it, the word itself first', 'Vertrag', ['Vertrag', 'Mietvertrag']],
  ['what a compound ends in, the compound first', 'Mietvertrag', ['Mietvertrag', 'Vertrag']],
  ['no word of which only a prefix makes another', 'Stand', ['Gegenstand']],
  ['English by its stems where most documents are German', 'cost', ['Running']],
  ['accents folded', 'cafe PROPRIETAIRE', ['Cafe']],
  ['Japanese without spaces', '更新料', ['Tokyo']],
  ['Chinese without spaces', '押金', ['Beijing']],
  ['Thai without spaces', 'ค่าเช่า', ['Bangkok']],
])('finds %s', async (_, text, expected) => {
  expect(await names(text)).toEqual(expected)
})

it('keeps to a folder, and says what the documents of the hits are like', async () => {
  const { hits, documents } = await find('Vertrag', { folder: join(root.path, 'docs', 'Haus') })
  expect(hits).toHaveLength(2)
  expect(documents).toHaveLength(2)
  expect(documents[0]).toMatchObject({ kind: 'text', language: 'de', collections: [] })
  expect((await find('cost', { folder: join(root.path, 'docs', 'Haus') })).hits).toEqual([])
})

it('sorts by date, the newest first', async () => {
  const { hits, documents } = await find('Vertrag', { sort: 'date' })
  const dates = hits.map(({ documentId }) => documents.find((each) => each.documentId === documentId)?.date ?? 0)
  expect(dates).toEqual(dates.toSorted((left, right) => right - left))
  expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, index) => index + 1))
})
