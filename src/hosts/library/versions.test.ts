import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Scope } from '../../api/document.ts'
import { placeVersions } from '../../core/library/versions/place-versions.ts'
import { searchHandlers } from '../../core/retrieval/handlers.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const everything = { collectionIds: [], documentIds: [] }
const topics = ['notice', 'repairs', 'heating', 'pets', 'keys', 'garden', 'insurance', 'parking', 'noise', 'painting']
/** A lease of twelve sections, of which the deposit and one more can be chosen. */
const lease = (deposit: string, extra = '') =>
  [
    '# Lease',
    `## Deposit\n\nThe tenant pays a deposit of ${deposit} euros in three equal parts.`,
    ...topics.map(
      (topic, at) =>
        `## About ${topic}\n\nAs to ${topic}, either party tells the other ${at + 3} weeks before in writing, and the costs of ${topic} are borne by the landlord unless the tenant caused them.`,
    ),
    extra,
  ].join('\n\n')
/** An invoice of which only a few words differ from another's. */
const invoice = (at: number) =>
  `Invoice ${at * 37}\n\nDear Sir or Madam, for our services we charge the following:\n\n` +
  Array.from(
    { length: 12 },
    (_, line) =>
      `Item ${at}${line}: ${['survey', 'plan', 'visit'][(at + line) % 3]} of house ${at * line}, ${at * 100 + line} euros.`,
  ).join('\n')

let root: ReturnType<typeof temporaryFolder>
let docs = ''
let lib: TestLibrary
let at = Date.parse('2025-03-01')

beforeEach(async () => {
  root = temporaryFolder()
  docs = join(root.path, 'docs')
  mkdirSync(docs)
  lib = await openTestLibrary(join(root.path, 'data'))
  await lib.core.start()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

/** Writes a file that is a day newer than the last. */
function write(name: string, text: string): string {
  const path = join(docs, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  at += 86_400_000
  utimesSync(path, at / 1000, at / 1000)
  return path
}
const list = (more: { grouped?: boolean; text?: string } = {}) =>
  lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 100, grouped: true, ...more })
const shown = (more = {}) =>
  list(more)
    .documents.map(({ path, version }) => {
      const name = path.slice(docs.length + 1).replaceAll('\\', '/')
      return version ? `${name} ${version.number}/${version.of}` : name
    })
    .sort()
const search = async (text: string, scope: Scope = everything) => {
  const models = lib.models as unknown as Parameters<typeof searchHandlers>[0]['models']
  const handlers = searchHandlers({ ...lib, models, clock: { now: Date.now } })
  const input = { text, typing: false, k: 8, mode: 'lexical' as const, sort: 'relevance' as const, scope }
  return (await handlers['search.query'](input, signal)).hits
}

describe('versions of one file', () => {
  it('stand as one row, the newest, with the others behind it', async () => {
    write('Lease v1.md', lease('2,900'))
    write('Lease v2.md', lease('3,200'))
    write('Lease final.txt', lease('3,200', 'Signed in Zurich.'))
    write('Other.md', 'Something else.')
    await lib.import([docs])
    expect(shown()).toEqual(['Lease final.txt 3/3', 'Other.md'])
    expect(list()).toMatchObject({ total: 2, older: 2 })
    expect(shown({ grouped: false })).toEqual(['Lease final.txt 3/3', 'Lease v1.md 1/3', 'Lease v2.md 2/3', 'Other.md'])
    expect(shown({ text: 'v1' })).toEqual(['Lease v1.md 1/3'])
    const [first] = list({ grouped: false, text: 'v1' }).documents
    const versions = await lib.handlers['library.versions']({ documentIds: [first?.id ?? ''] }, signal)
    expect(versions.map(({ version }) => version?.number)).toEqual([3, 2, 1])
  })

  it('are none where the name is the same in another folder, or the text another', async () => {
    write('Meier/Lease.md', lease('2,900'))
    write('Huber/Lease.md', lease('3,200'))
    write('Invoice.txt', invoice(1))
    write('Invoice (1).txt', invoice(2))
    write('Minutes draft.txt', invoice(5))
    write('Minutes.txt', lease('1'))
    await lib.import([docs])
    expect(list({ grouped: false }).documents.flatMap(({ version }) => version ?? [])).toEqual([])
    expect(list()).toMatchObject({ total: 6, older: 0 })
  })

  it('follow the numbers in their names rather than the times of the files', async () => {
    write('Lease v3.md', lease('3'))
    write('Lease v10.md', lease('10'))
    write('Lease v2.md', lease('2'))
    await lib.import([docs])
    expect(shown({ grouped: false })).toEqual(['Lease v10.md 3/3', 'Lease v2.md 1/3', 'Lease v3.md 2/3'])
  })

  it('equal files are copies wherever they lie; a scope is shown what lies in it', async () => {
    write('Meier/terms.md', lease('1'))
    write('Huber/general terms.md', lease('1'))
    await lib.import([join(docs, 'Meier')], { collectionName: 'Meier' })
    await lib.import([join(docs, 'Huber')], { collectionName: 'Huber' })
    expect(shown()).toEqual(['Huber/general terms.md 2/2'])
    const meier = lib.library.collectionNamed('Meier')?.id ?? ''
    const inMeier = lib.library.list({
      collectionId: meier,
      grouped: true,
      sort: 'title',
      descending: false,
      offset: 0,
      limit: 9,
    })
    expect(inMeier).toMatchObject({ total: 1, older: 0, documents: [{ version: { number: 1, of: 2, copies: true } }] })
    lib.library.remove([list().documents[0]?.id ?? ''], Date.now())
    expect(shown()).toEqual(['Meier/terms.md'])
  })

  it('a copy that is changed is one no more', async () => {
    write('a/terms.md', lease('1'))
    const other = write('b/terms of use.md', lease('1'))
    write('c/our terms.md', lease('1'))
    await lib.import([docs])
    expect(shown()).toEqual(['c/our terms.md 3/3'])
    writeFileSync(other, 'Quite another text by now.')
    await lib.import([docs])
    expect(shown()).toEqual(['b/terms of use.md', 'c/our terms.md 2/2'])
  })

  it('are found by what the newest says, which comes before what an older one says otherwise', async () => {
    write('Lease v1.md', lease('2,900', '## Cellar\n\nThe cellar goes with the flat.'))
    write('Lease v2.md', lease('3,200'))
    await lib.import([docs])
    const deposit = await search('deposit in three equal parts')
    expect(deposit.slice(0, 2).map(({ title, version }) => [title, version?.number])).toEqual([
      ['Lease', 2],
      ['Lease', 1],
    ])
    const parking = (await search('costs of parking')).filter(({ text }) => text.includes('parking'))
    expect(parking.map(({ version }) => version)).toEqual([{ number: 2, of: 2 }])
    expect((await search('cellar'))[0]).toMatchObject({ version: { number: 1, of: 2 } })
    const [older] = list({ grouped: false, text: 'v1' }).documents
    const only = await search('costs of parking', { collectionIds: [], documentIds: [older?.id ?? ''] })
    expect(only[0]).toMatchObject({ documentId: older?.id })
  })

  it('are attachments of one conversation, whatever message they came with', async () => {
    const message = (id: string, more: string, day: number, deposit: string) => `From: Anna <anna@example.org>
Subject: Lease
Date: Wed, ${day} Mar 2025 14:05:00 +0100
Message-ID: <${id}@example.org>
${more}MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Here it is.
--b
Content-Type: text/markdown; name="Lease.md"
Content-Disposition: attachment; filename="Lease.md"

${lease(deposit)}
--b--
`
    write('in/2.eml', message('2', 'In-Reply-To: <1@example.org>\nReferences: <1@example.org>\n', 19, '3,200'))
    write('sent/1.eml', message('1', '', 12, '2,900'))
    write('other/3.eml', message('3', '', 26, '4,000'))
    write('all mail/1.eml', message('1', 'X-Label: all\n', 12, '2,900'))
    await lib.import([docs])
    expect(shown().filter((name) => name.endsWith('Lease.md') || name.includes('Lease.md '))).toEqual([
      'in/2.eml/Lease.md 3/3',
      'other/3.eml/Lease.md',
    ])
    expect(shown().filter((name) => name.includes('1.eml') && !name.includes('Lease'))).toEqual(['sent/1.eml 2/2'])
  })

  it('are looked for again where a file has moved', async () => {
    write('Lease v1.md', lease('2,900'))
    const other = write('Rental agreement.md', lease('3,200'))
    await lib.handlers['folder.add']({ path: docs }, signal)
    await expect.poll(() => list().total, { timeout: 20_000 }).toBe(2)
    await lib.core.importer.idle()
    renameSync(other, join(docs, 'Lease v2.md'))
    await expect.poll(shown, { timeout: 20_000 }).toEqual(['Lease v2.md 2/2'])
    renameSync(join(docs, 'Lease v2.md'), other)
    await expect.poll(shown, { timeout: 20_000 }).toEqual(['Lease v1.md', 'Rental agreement.md'])
  })

  it('are found in a library that knew nothing of them', async () => {
    write('Lease v1.md', lease('2,900'))
    write('Lease v2.md', lease('3,200'))
    write('Note.txt', 'Short.')
    await lib.import([docs])
    const before = shown()
    await lib.close()
    const sql = new Sqlite(join(root.path, 'data', 'carrel.db'))
    sql.exec(
      'UPDATE documents SET version_key = NULL, family = NULL, version = NULL; UPDATE revisions SET signature = NULL',
    )
    sql.close()
    lib = await openTestLibrary(join(root.path, 'data'))
    expect(list().older).toBe(0)
    await lib.core.start()
    await expect.poll(shown, { timeout: 10_000 }).toEqual(before)
    expect(lib.library.documentsWithoutVersionKey(9)).toEqual([])
    expect(lib.library.revisionsWithoutSignature(9)).toEqual([])
  })

  it('are not looked for without end where a document has no path', async () => {
    write('Note.txt', 'Short.')
    await lib.import([docs])
    const sql = new Sqlite(join(root.path, 'data', 'carrel.db'))
    sql.exec('UPDATE documents SET version_key = NULL; DELETE FROM sources')
    sql.close()
    await placeVersions(lib.library, AbortSignal.timeout(2_000))
    expect(lib.library.documentsWithoutVersionKey(9)).toEqual([])
  })
})
