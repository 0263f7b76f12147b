import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Scope } from '../../api/document.ts'
import type { DocumentFilter } from '../../api/document-filter.ts'
import type { DocumentKind } from '../../api/document-kind.ts'
import { openDatabase } from './database.ts'
import { openStore, type Store } from './open-store.ts'

let folder = ''
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-scopes-'))
  store = openStore({ folder })
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

type Draft = { path: string; kind?: DocumentKind; language?: string; modifiedAt?: number; collectionId?: string }

/** Documents whose ids are the names of their files; each has one searchable revision. */
function add(...drafts: readonly Draft[]): void {
  for (const { path, kind = 'text', language = 'en', modifiedAt = 0, collectionId } of drafts) {
    const id = path.split(/[/\\]/).at(-1) ?? ''
    store.library.openRevision({ id: `r-${id}`, sha256: id, extractor: 1, kind, title: id, pages: 1 })
    store.library.finishReading(`r-${id}`, language, [])
    store.library.markLexical([`r-${id}`])
    store.library.putDocument({
      id,
      path,
      kind,
      title: id.replace(/\..*/, ''),
      revisionId: `r-${id}`,
      sha256: id,
      size: 1,
      modifiedAt,
      addedAt: 1,
      collectionId,
      error: undefined,
    })
  }
}

/** Sets who sent a message and when, as reading mail does. */
function send(id: string, sender: string, sentAt: number): void {
  const db = openDatabase(folder)
  db.sql.prepare('UPDATE revisions SET sender = ?, sent_at = ? WHERE id = ?').run(sender, sentAt, `r-${id}`)
  db.close()
}

const everything: Scope = { collectionIds: [], documentIds: [] }
const found = (scope: Scope) => [...(store.text.scopeRevisions(scope) ?? ['all'])].map((id) => id.slice(2)).sort()
const filtered = (filter: DocumentFilter) => found({ ...everything, filter })
const listed = (query: Partial<Parameters<Store['library']['list']>[0]>) =>
  store.library.list({ sort: 'title', descending: false, offset: 0, limit: 50, ...query }).documents.map(({ id }) => id)

describe('filters', () => {
  beforeEach(() => {
    add(
      { path: '/docs/a/Lease.pdf', kind: 'pdf', language: 'de', modifiedAt: 100 },
      { path: '/docs/a/deep/Mail.eml', kind: 'mail', modifiedAt: 900 },
      { path: '/docs/ab/Über.txt', modifiedAt: 300 },
      { path: 'C:\\Büro\\Plan.txt', modifiedAt: 400 },
    )
    send('Mail.eml', 'Jörg Ämter <joerg@example.org>', 200)
  })

  it.each<[string, DocumentFilter, string[]]>([
    ['kinds', { kinds: ['pdf', 'mail'] }, ['Lease.pdf', 'Mail.eml']],
    ['languages', { languages: ['de'] }, ['Lease.pdf']],
    ['a folder, with all below it and nothing beside it', { folders: ['/docs/a'] }, ['Lease.pdf', 'Mail.eml']],
    ['a folder of Windows', { folders: ['C:\\Büro\\'] }, ['Plan.txt']],
    ['days, the sent day of mail', { from: 200, to: 300 }, ['Mail.eml', 'Über.txt']],
    ['a part of the sender in any case', { sender: 'jörg ä' }, ['Mail.eml']],
    ['a part of title or path in any case', { name: 'üB' }, ['Über.txt']],
    ['a decomposed part of a path', { name: 'bu\u0308ro' }, ['Plan.txt']],
    ['a percent sign as itself', { name: '%' }, []],
    ['all of them at once', { kinds: ['pdf', 'text'], folders: ['/docs'], from: 200 }, ['Über.txt']],
  ])('keep to %s', (_, filter, expected) => {
    expect(filtered(filter)).toEqual(expected.toSorted())
    expect(listed({ filter }).toSorted()).toEqual(expected.toSorted())
    expect(store.text.coverage({ ...everything, filter }).documents).toBe(expected.length)
  })

  it('narrow a union of collections and documents', () => {
    const { id } = store.library.createCollection({ name: 'Some' })
    store.library.addToCollection(id, ['Lease.pdf', 'Plan.txt'])
    const scope = { collectionIds: [id], documentIds: ['Über.txt'] }
    expect(found(scope)).toEqual(['Lease.pdf', 'Plan.txt', 'Über.txt'])
    expect(found({ ...scope, filter: { kinds: ['text'] } })).toEqual(['Plan.txt', 'Über.txt'])
  })

  it('are offered by what the documents are like', () => {
    const facets = store.library.facets(everything)
    expect(facets.kinds).toEqual([
      { kind: 'text', documents: 2 },
      { kind: 'mail', documents: 1 },
      { kind: 'pdf', documents: 1 },
    ])
    expect(facets.languages[0]).toEqual({ language: 'en', documents: 3 })
    expect(facets.senders).toEqual([{ sender: 'Jörg Ämter <joerg@example.org>', documents: 1 }])
    expect(facets.years).toEqual([{ year: 1970, documents: 4 }])
    expect(facets.folders).toEqual([
      { folder: '/docs', documents: 3 },
      { folder: 'C:\\Büro', documents: 1 },
    ])
    for (const { folder, documents } of facets.folders) expect(filtered({ folders: [folder] })).toHaveLength(documents)
  })
})

describe('collections', () => {
  it('hold what lies in them, each document once, and what their filters let through', () => {
    add({ path: '/a.pdf', kind: 'pdf' }, { path: '/b.txt' }, { path: '/c.txt' }, { path: '/d.pdf', kind: 'pdf' })
    const { id: clients } = store.library.createCollection({ name: 'Clients' })
    const { id: weber } = store.library.createCollection({ name: 'Weber', parentId: clients })
    const smart = store.library.createCollection({ name: 'PDFs', parentId: weber, filter: { kinds: ['pdf'] } })
    store.library.addToCollection(clients, ['b.txt'])
    store.library.addToCollection(weber, ['b.txt', 'a.pdf'])
    const counts = () => new Map(store.library.overview().collections.map((each) => [each.name, each.documents]))
    expect(counts()).toEqual(
      new Map([
        ['Clients', 3],
        ['PDFs', 2],
        ['Weber', 3],
      ]),
    )
    expect(found({ ...everything, collectionIds: [clients] })).toEqual(['a.pdf', 'b.txt', 'd.pdf'])
    expect(listed({ collectionId: smart.id })).toEqual(['a.pdf', 'd.pdf'])
    expect(store.text.collectionNames(['d.pdf', 'c.txt'])).toEqual(['PDFs'])
    expect(store.text.foundDocuments(['a.pdf'])).toEqual([
      { documentId: 'a.pdf', kind: 'pdf', language: 'en', date: 0, collections: ['PDFs', 'Weber'] },
    ])
    store.library.remove(['a.pdf'], 5)
    expect(counts()).toEqual(
      new Map([
        ['Clients', 2],
        ['PDFs', 1],
        ['Weber', 2],
      ]),
    )
    add({ path: '/e.pdf', kind: 'pdf' })
    expect(counts().get('PDFs')).toBe(2)
    expect(() => store.library.addToCollection(smart.id, ['b.txt'])).toThrow(code('collection-smart'))
    expect(() => store.library.changeCollection({ collectionId: weber, filter: { kinds: ['pdf'] } })).toThrow(
      code('collection-not-smart'),
    )
    store.library.changeCollection({ collectionId: smart.id, filter: { kinds: ['text'] } })
    expect(listed({ collectionId: smart.id })).toEqual(['b.txt', 'c.txt'])
  })

  it('have names that differ from those beside them alone', () => {
    const { library } = store
    const { id: one } = library.createCollection({ name: 'Weber' })
    const { id: two } = library.createCollection({ name: 'Weber', parentId: one })
    expect(library.collectionNamed('weber')?.id).toBe(one)
    expect(library.collectionNamed('Weber/WEBER')?.id).toBe(two)
    expect(() => library.createCollection({ name: 'weber', parentId: one })).toThrow(code('collection-exists'))
    expect(() => library.createCollection({ name: 'x', parentId: 'none' })).toThrow(code('collection-not-found'))
    expect(() => library.changeCollection({ collectionId: two, parentId: null })).toThrow(code('collection-exists'))
    library.createCollection({ name: 'Ärzte' })
    expect(() => library.createCollection({ name: 'ärzte' })).toThrow(code('collection-exists'))
  })

  it('never lie within themselves', () => {
    const { library } = store
    const { id: a } = library.createCollection({ name: 'a' })
    const { id: b } = library.createCollection({ name: 'b', parentId: a })
    const { id: c } = library.createCollection({ name: 'c', parentId: b })
    for (const parentId of [a, b, c]) {
      expect(() => library.changeCollection({ collectionId: a, parentId })).toThrow(code('collection-within-itself'))
    }
    expect(library.changeCollection({ collectionId: c, parentId: a }).parentId).toBe(a)
    expect(library.changeCollection({ collectionId: c, parentId: null }).parentId).toBeUndefined()
  })

  it('move up when the one they lie in is removed, which can be made again under its id', () => {
    add({ path: '/a.txt' })
    const { library } = store
    const { id: top } = library.createCollection({ name: 'Top' })
    library.createCollection({ name: 'Top', parentId: top })
    library.createCollection({ name: 'Rest', parentId: top })
    library.createCollection({ name: 'rest' })
    library.addToCollection(top, ['a.txt'])
    expect(library.removeCollection(top)).toEqual(['a.txt'])
    expect(library.overview().collections.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['rest', undefined],
      ['Rest 2', undefined],
      ['Top', undefined],
    ])
    expect(library.createCollection({ id: top, name: 'Again' }).id).toBe(top)
  })
})

function code(name: string) {
  return expect.objectContaining({ code: name })
}
