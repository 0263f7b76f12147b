import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createSummaryTemplates } from '../../adapters/files/summary-templates.ts'
import type { SummaryContent, SummaryEvent } from '../../api/summary.ts'
import type { LanguageModel } from '../../core/ports/language-model.ts'
import type { Models } from '../../core/ports/models.ts'
import { gistVersion } from '../../core/summarize/gist/gist-for.ts'
import { type SummaryHandlers, summaryHandlers } from '../../core/summarize/handlers.ts'
import { librarySources } from '../../core/summarize/library-sources.ts'
import { columnName } from '../../messages/column-words.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const root = temporaryFolder()
const signal = new AbortController().signal
const given = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'prompts')
let now = Date.now()
let lib: TestLibrary
let handlers: SummaryHandlers
let model: LanguageModel | undefined
let ids: Record<string, string> = {}

beforeAll(async () => {
  const docs = path.join(root.path, 'docs')
  mkdirSync(docs)
  writeFileSync(
    path.join(docs, 'Lease.md'),
    '# Lease\n\n## Rent\n\nThe tenant pays 980 euros on the first day of each month.\n\n## Deposit\n\nThe tenant pays a deposit of 2,900 euros in three equal parts.\n',
  )
  writeFileSync(path.join(docs, 'Letter.txt'), 'Ms Adler is the caretaker. She keeps the keys to the cellar.\n')
  lib = await openTestLibrary(path.join(root.path, 'data'), { now: () => now })
  await lib.import([docs])
  const { documents } = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 9 })
  ids = Object.fromEntries(documents.map(({ title, id }) => [title, id]))
  handlers = summaryHandlers({
    ...lib,
    columnName,
    clock: { now: () => now },
    models: { embedder: async () => undefined, languageModel: async () => model } as unknown as Models,
    summaryTemplates: createSummaryTemplates(path.join(root.path, 'data', 'prompts'), given, { warn() {} }),
    publish: (topic, event) => void lib.events.push({ topic, event }),
  })
})
beforeEach(() => {
  model = undefined
})
afterAll(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

type Start = Parameters<SummaryHandlers['summary.start']>[0]
async function all(events: AsyncIterable<SummaryEvent>): Promise<SummaryEvent[]> {
  const seen: SummaryEvent[] = []
  for await (const event of events) seen.push(event)
  return seen
}
const start = (input: Partial<Start> = {}) =>
  all(handlers['summary.start']({ documentIds: [ids.Lease ?? ''], choice: { form: 'bullets' }, ...input }, signal))
const contentOf = (events: readonly SummaryEvent[]): SummaryContent => {
  const last = events.at(-1)
  if (last?.type !== 'summary-finished') throw new Error('not finished')
  return last.content
}
const idOf = (events: readonly SummaryEvent[]): string => {
  const [first] = events
  if (first?.type !== 'summary-started') throw new Error('not started')
  return first.summaryId
}

it('keeps what it makes, under the title of the document, and tells of it', async () => {
  const changes = () => lib.events.filter(({ topic }) => topic === 'summaries').length
  const before = changes()
  const events = await start()
  expect(events.map(({ type }) => type)).toEqual(['summary-started', 'gist-found', 'parts-found', 'summary-finished'])
  const content = contentOf(events)
  expect(content).toMatchObject({ state: 'done', written: false, choice: { form: 'bullets' } })
  const [summary] = await handlers['summary.list']({}, signal)
  expect(summary).toMatchObject({
    id: idOf(events),
    title: 'Lease',
    documentTitles: ['Lease'],
    form: 'bullets',
    versions: 1,
  })
  expect(await handlers['summary.get']({ summaryId: idOf(events) }, signal)).toMatchObject({
    versions: [{ number: 1 }],
    content,
  })
  expect(changes()).toBe(before + 2)
})

it('gives the gist that is kept of a text, and makes it anew once that has changed', async () => {
  const documentIds = [ids.Lease ?? '']
  const [gist] = await handlers['summary.gist']({ documentIds }, signal)
  if (!gist) throw new Error('no gist')
  const { revisionId } = gist
  const key = JSON.stringify([gistVersion, librarySources(lib, documentIds).sources[0]?.place])
  expect(lib.gists.gist(revisionId, key)).toEqual(gist)
  const textVersion = lib.gists.textVersion(revisionId) ?? -1
  lib.gists.keepGist(revisionId, { key, textVersion, gist: { ...gist, words: 7 } })
  expect(await handlers['summary.gist']({ documentIds }, signal)).toEqual([{ ...gist, words: 7 }])
  lib.library.setLanguage(revisionId, gist.language)
  expect(await handlers['summary.gist']({ documentIds }, signal)).toEqual([gist])
})

it('adds a version, and gives each of them', async () => {
  const summaryId = idOf(await start())
  await start({ summaryId, choice: { form: 'line' }, documentIds: [ids.Lease ?? '', ids.Letter ?? ''] })
  const { summary, versions, version, content } = await handlers['summary.get']({ summaryId }, signal)
  expect(versions.map(({ number }) => number)).toEqual([2, 1])
  expect(summary).toMatchObject({ versions: 2, form: 'line', documentTitles: ['Lease', 'Letter'] })
  expect([version.number, content.choice.form]).toEqual([2, 'line'])
  const first = await handlers['summary.get']({ summaryId, versionId: versions[1]?.id ?? '' }, signal)
  expect(first.content.choice.form).toBe('bullets')
})

it('remembers the choice for the genre, but not what it was for', async () => {
  const { genre } = contentOf(await start({ choice: { form: 'sections', words: 200, focus: 'the tenant' } }))
  expect(lib.settings.get().summaryChoices[genre]).toEqual({ form: 'sections', words: 200 })
  await start({ choice: { form: 'bullets', focus: 'the tenant' } })
  expect(lib.settings.get().summaryChoices[genre]).toEqual({ form: 'sections', words: 200 })
  await start({ choice: { form: 'bullets' } })
  expect(lib.settings.get().summaryChoices[genre]).toEqual({ form: 'bullets' })
})

it('stops where the stream is left, goes on, and says so when it cannot', async () => {
  const stop = new AbortController()
  let summaryId = ''
  for await (const event of handlers['summary.start'](
    { documentIds: [ids.Lease ?? ''], choice: { form: 'bullets' } },
    stop.signal,
  )) {
    if (event.type === 'summary-started') summaryId = event.summaryId
    if (event.type === 'parts-found') break
  }
  expect((await handlers['summary.get']({ summaryId }, signal)).content.state).toBe('stopped')
  const content = contentOf(await all(handlers['summary.continue']({ summaryId }, signal)))
  expect(content.state).toBe('done')
  expect(await handlers['summary.get']({ summaryId }, signal)).toMatchObject({ versions: [{ number: 1 }], content })
  await expect(all(handlers['summary.continue']({ summaryId }, signal))).rejects.toMatchObject({
    code: 'summary-not-found',
  })
  await expect(start({ documentIds: ['none'] })).rejects.toMatchObject({ code: 'document-not-found' })
  await expect(start({ summaryId: 'none' })).rejects.toMatchObject({ code: 'summary-not-found' })
})

it('renames, removes and brings back', async () => {
  const summaryId = idOf(await start())
  expect(await handlers['summary.rename']({ summaryId, title: 'Our flat' }, signal)).toMatchObject({
    title: 'Our flat',
  })
  const listed = async () => (await handlers['summary.list']({}, signal)).some(({ id }) => id === summaryId)
  await handlers['summary.remove']({ summaryId }, signal)
  expect(await listed()).toBe(false)
  await handlers['summary.restore']({ summaryId }, signal)
  expect(await listed()).toBe(true)
  await handlers['summary.remove']({ summaryId }, signal)
  now += 30_001
  await expect(async () => handlers['summary.restore']({ summaryId }, signal)).rejects.toMatchObject({
    code: 'summary-not-found',
  })
})

it('makes a version in words of the user, each line checked where it changed', async () => {
  const summaryId = idOf(await start())
  const { version, content } = await handlers['summary.get']({ summaryId }, signal)
  const [kept] = content.parts.flatMap(({ sentences }) => sentences)
  const lines = [
    kept?.text ?? '',
    'The tenant pays a deposit of 2,900 euros.',
    'The deposit is 3,900 euros.',
    'Talk to Mia.',
  ]
  const parts = [{ heading: 'In short', level: 1, lines }]
  const edited = await handlers['summary.edit']({ summaryId, versionId: version.id, parts }, signal)
  expect(edited).toMatchObject({ number: 2, edited: true })
  const after = await handlers['summary.get']({ summaryId }, signal)
  const sentences = after.content.parts[0]?.sentences ?? []
  expect(sentences.map(({ text }) => text)).toEqual(lines)
  expect(sentences[0]).toEqual({ ...kept, citations: [{ ...kept?.citations[0], number: 1 }] })
  expect(sentences[1]).toMatchObject({
    support: 'supported',
    edited: true,
    citations: [{ headingPath: ['Lease', 'Deposit'] }],
  })
  expect(sentences[2]).toMatchObject({ shown: true, support: 'none', differs: [{ kind: 'number' }] })
  expect(sentences[3]).toMatchObject({ shown: true, support: 'none', edited: true })
  await expect(async () =>
    handlers['summary.edit']({ summaryId, versionId: 'x', parts }, signal),
  ).rejects.toMatchObject({
    code: 'summary-not-found',
  })
})

it('keeps what was noted of a document when its file changes, and lets it go with the document', async () => {
  const file = path.join(root.path, 'docs', 'Rules.txt')
  writeFileSync(file, 'Nobody parks in the yard.\n')
  await lib.import([file])
  const before = lib.library.documentAt(file)
  lib.summaries.keepNotes(before?.revisionId ?? '', [{ key: 'k', note: 'no parking' }])
  writeFileSync(file, 'Nobody parks in the yard. Bicycles stand in the cellar.\n')
  await lib.import([file])
  const after = lib.library.documentAt(file)
  expect([after?.id, after?.revisionId === before?.revisionId]).toEqual([before?.id, false])
  await expect.poll(() => lib.text.revision(before?.revisionId ?? '')).toBeUndefined()
  expect(lib.summaries.note('k')?.note).toBe('no parking')
  const summaryId = idOf(await start({ documentIds: [after?.id ?? ''] }))
  const receipt = await lib.handlers['library.delete']({ documentIds: [after?.id ?? ''] }, signal)
  expect(receipt).toMatchObject({ quotedInSummaries: 1 })
  expect(receipt.stores.every(({ left }) => left === 0)).toBe(true)
  expect(lib.summaries.note('k')).toBeUndefined()
  expect((await handlers['summary.get']({ summaryId }, signal)).content.parts.length).toBeGreaterThan(0)
})
