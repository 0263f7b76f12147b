import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FolderRules, SyncReport } from '../../api/watched-folder.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const never = new AbortController().signal
const usual: FolderRules = { include: [], exclude: [], gitignore: true }
const long = { timeout: 15_000, interval: 50 }
let root: ReturnType<typeof temporaryFolder>
let docs = ''
let lib: TestLibrary

beforeEach(async () => {
  root = temporaryFolder()
  docs = join(root.path, 'docs')
  mkdirSync(docs)
  lib = await open()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

const open = () => openTestLibrary(join(root.path, 'data'), { watchTimes: { quiet: 50, missing: 200 } })

function put(name: string, text = `The text of ${name}.`): string {
  const path = join(docs, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

/** As `put`, long ago: nothing waits for it to be quiet. */
function putOld(name: string, text?: string): string {
  const path = put(name, text)
  utimesSync(path, 1_700_000_000, 1_700_000_000)
  return path
}

async function watch(rules: Partial<FolderRules> = {}, collectionName?: string) {
  const named = collectionName === undefined ? {} : { collectionName }
  const folder = await lib.handlers['folder.add']({ path: docs, rules: { ...usual, ...rules }, ...named }, never)
  await synced(folder.id)
  return folder
}

/** Compares now, and waits until what came is read. */
async function synced(folderId: string, acceptRemovals = false): Promise<Omit<SyncReport, 'ms'>> {
  const { ms: _, ...report } = await lib.handlers['folder.sync']({ folderId, acceptRemovals }, never)
  await lib.core.importer.idle()
  return report
}

function rows() {
  return lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 1000 }).documents
}

/** Paths below the folder and the ids of their documents. */
function documents(): Record<string, string> {
  return Object.fromEntries(rows().map((row) => [row.path.slice(docs.length + 1), row.id]))
}

const titles = () => Object.fromEntries(rows().map((row) => [row.path.slice(docs.length + 1), row.title]))
const textAt = (name: string) => {
  const row = rows().find((one) => one.path === join(docs, name))
  return row ? lib.text.page(row.revisionId, 1)?.text : undefined
}
const none = { unchanged: 0, added: 0, changed: 0, moved: 0, removed: 0 }

describe('a comparison', () => {
  it('takes in what is new, once, under the name of the folder', async () => {
    putOld('a.txt')
    putOld('deep/b.md')
    putOld('song.mp3')
    putOld('.hidden/c.txt')
    putOld('node_modules/d.txt')
    putOld('~$lock.docx')
    putOld('movie.crdownload')
    symlinkSync(join(docs, 'a.txt'), join(docs, 'link.txt'))
    const folder = await watch({}, 'Papers')
    expect(Object.keys(documents()).sort()).toEqual(['a.txt', join('deep', 'b.md')])
    const jobs = lib.library.jobs()
    expect(jobs).toMatchObject([{ label: 'docs', state: 'done', files: 4, failed: 0, folderId: folder.id }])
    expect(
      lib.library.items(jobs[0]?.id ?? '').map((item) => [item.path.slice(docs.length + 1), item.error?.code]),
    ).toEqual([
      ['a.txt', undefined],
      [join('deep', 'b.md'), undefined],
      ['link.txt', 'file-is-link'],
      ['song.mp3', 'file-unsupported'],
    ])
    expect(lib.library.overview().collections).toMatchObject([{ name: 'Papers', documents: 2 }])
    expect(await synced(folder.id)).toEqual({ ...none, unchanged: 2 })
    expect(lib.library.jobs()).toHaveLength(1)
    expect(lib.core.watch.show(folder.id)).toMatchObject({ state: 'watching', documents: 2, path: docs })
  })

  it('reads what changed into the same document, and not what was only touched', async () => {
    putOld('a.txt')
    putOld('b.txt')
    const folder = await watch()
    const before = documents()
    utimesSync(join(docs, 'a.txt'), 1_700_000_100, 1_700_000_100)
    expect(await synced(folder.id)).toEqual({ ...none, unchanged: 2 })
    expect(lib.library.jobs()).toHaveLength(1)
    expect(lib.library.documentAt(join(docs, 'a.txt'))?.modifiedAt).toBe(1_700_000_100_000)
    put('b.txt', 'Another text.')
    expect(await synced(folder.id)).toEqual({ ...none, unchanged: 1, changed: 1 })
    expect(documents()).toEqual(before)
    expect(textAt('b.txt')).toBe('Another text.')
  })

  it('keeps documents whose files were renamed or moved, also with all of their folder', async () => {
    putOld('one.txt')
    putOld('in/two.txt')
    putOld('in/deep/three.txt')
    putOld('in/deep/four.txt')
    const folder = await watch()
    const before = documents()
    renameSync(join(docs, 'one.txt'), join(docs, 'uno.txt'))
    renameSync(join(docs, 'in'), join(docs, 'out'))
    put('out/deep/four.txt', 'Changed on the way.')
    expect(await synced(folder.id)).toEqual({ ...none, moved: 4, changed: 1 })
    expect(documents()).toEqual({
      'uno.txt': before['one.txt'],
      [join('out', 'two.txt')]: before[join('in', 'two.txt')],
      [join('out', 'deep', 'three.txt')]: before[join('in', 'deep', 'three.txt')],
      [join('out', 'deep', 'four.txt')]: before[join('in', 'deep', 'four.txt')],
    })
    expect(titles()['uno.txt']).toBe('uno')
    expect(textAt(join('out', 'deep', 'four.txt'))).toBe('Changed on the way.')
  })

  it('follows files that changed places', async () => {
    putOld('a.txt')
    putOld('b.txt')
    putOld('c.txt')
    const folder = await watch()
    const before = documents()
    renameSync(join(docs, 'a.txt'), join(docs, 'way.txt'))
    renameSync(join(docs, 'b.txt'), join(docs, 'a.txt'))
    renameSync(join(docs, 'way.txt'), join(docs, 'b.txt'))
    renameSync(join(docs, 'c.txt'), join(docs, 'd.txt'))
    for (const name of ['a.txt', 'b.txt']) utimesSync(join(docs, name), 1_700_000_200, 1_700_000_200)
    expect(await synced(folder.id)).toEqual({ ...none, moved: 3 })
    expect(documents()).toEqual({ 'a.txt': before['b.txt'], 'b.txt': before['a.txt'], 'd.txt': before['c.txt'] })
  })

  it('takes members of a container along', async () => {
    putOld('mail.txt')
    const folder = await watch()
    const parent = lib.library.documentAt(join(docs, 'mail.txt'))
    const inside = join(docs, 'mail.txt', 'first.txt')
    lib.library.putDocument({
      id: 'member',
      path: inside,
      kind: 'text',
      title: 'first',
      revisionId: parent?.revisionId,
      sha256: 'x',
      size: 1,
      modifiedAt: 1,
      addedAt: 1,
      collectionId: undefined,
      error: undefined,
    })
    markMember(inside, 'member', parent?.id ?? '')
    renameSync(join(docs, 'mail.txt'), join(docs, 'post.txt'))
    expect(await synced(folder.id)).toEqual({ ...none, moved: 1 })
    expect(documents()).toEqual({ 'post.txt': parent?.id, [join('post.txt', 'first.txt')]: 'member' })
    rmSync(join(docs, 'post.txt'))
    expect(await synced(folder.id, true)).toEqual({ ...none, removed: 1 })
    expect(rows()).toEqual([])
  })

  it('moves documents between two watched folders', async () => {
    const other = join(root.path, 'other')
    mkdirSync(other)
    putOld('a.txt')
    putOld('b.txt')
    const here = await watch()
    const there = await lib.handlers['folder.add']({ path: other }, never)
    const before = documents()
    renameSync(join(docs, 'a.txt'), join(other, 'a.txt'))
    await synced(here.id)
    await synced(there.id)
    expect(lib.library.documentAt(join(other, 'a.txt'))).toMatchObject({ id: before['a.txt'], removedAt: undefined })
    renameSync(join(docs, 'b.txt'), join(other, 'b.txt'))
    await synced(there.id)
    await synced(here.id)
    expect(lib.library.documentAt(join(other, 'b.txt'))).toMatchObject({ id: before['b.txt'], removedAt: undefined })
    expect(rows()).toHaveLength(2)
  })

  it('takes out what is gone, and brings it back when its file comes back in time', async () => {
    const path = putOld('a.txt')
    putOld('b.txt')
    const folder = await watch()
    const before = documents()
    renameSync(path, join(root.path, 'away.txt'))
    expect(await synced(folder.id)).toEqual({ ...none, unchanged: 1, removed: 1 })
    expect(Object.keys(documents())).toEqual(['b.txt'])
    renameSync(join(root.path, 'away.txt'), path)
    await synced(folder.id)
    expect(documents()).toEqual(before)
    expect(lib.library.jobs()).toHaveLength(1)
  })

  it('reads what came to the place of a file that is gone, though its size and time are the same', async () => {
    putOld('a.txt', 'The cellar is dry.')
    putOld('b.txt', 'The cellar is wet.')
    const folder = await watch()
    rmSync(join(docs, 'a.txt'))
    await synced(folder.id, true)
    renameSync(join(docs, 'b.txt'), join(docs, 'a.txt'))
    await synced(folder.id, true)
    expect(Object.keys(documents())).toEqual(['a.txt'])
    expect(textAt('a.txt')).toBe('The cellar is wet.')
  })

  it('leaves out what the user took out, until its file changes', async () => {
    putOld('a.txt')
    const folder = await watch()
    const id = documents()['a.txt'] ?? ''
    await lib.handlers['library.remove']({ documentIds: [id] }, never)
    expect(await synced(folder.id)).toEqual(none)
    lib.library.forget([id])
    expect(await synced(folder.id)).toEqual(none)
    put('a.txt', 'Written again.')
    expect(await synced(folder.id)).toEqual({ ...none, added: 1 })
  })

  it('follows the rules and .gitignore files, deeper ones first', async () => {
    putOld('.gitignore', 'build/\n*.log.txt\n')
    putOld('build/a.txt')
    putOld('x.log.txt')
    putOld('sub/.gitignore', '!keep.log.txt\n')
    putOld('sub/keep.log.txt')
    putOld('sub/drafts/d.txt')
    putOld('sub/paper.md')
    const folder = await watch({ exclude: ['drafts'] })
    expect(Object.keys(documents()).sort()).toEqual([join('sub', 'keep.log.txt'), join('sub', 'paper.md')])
    await lib.handlers['folder.change'](
      { folderId: folder.id, rules: { ...usual, include: ['*.md', 'build'], gitignore: false } },
      never,
    )
    await synced(folder.id)
    expect(Object.keys(documents()).sort()).toEqual([join('build', 'a.txt'), join('sub', 'paper.md')])
  })

  it('says what rules would do before they hold, and takes it back with the rules before', async () => {
    putOld('a.txt')
    putOld('drafts/d.txt')
    putOld('drafts/deep/e.md')
    putOld('build/out.txt')
    putOld('.gitignore', 'build\n')
    putOld('song.mp3')
    const folder = await watch()
    const { id: folderId } = folder
    const before = documents()
    const preview = (rules: Partial<FolderRules>) =>
      lib.handlers['folder.preview']({ folderId, rules: { ...usual, ...rules } }, never)
    const nothing = { files: 4, leftOut: 1, examples: ['build/out.txt'], leaving: 0, coming: 0, invalid: [] }
    expect(await preview({})).toEqual(nothing)
    expect(await preview({ exclude: ['['] })).toEqual({ ...nothing, invalid: ['['] })
    const rules = { include: [], exclude: ['drafts'], gitignore: false }
    const told = await preview(rules)
    expect(told).toEqual({
      ...nothing,
      leftOut: 2,
      examples: ['drafts/d.txt', 'drafts/deep/e.md'],
      leaving: 2,
      coming: 1,
    })
    expect(documents()).toEqual(before)
    await expect(
      lib.handlers['folder.change']({ folderId, rules: { ...usual, exclude: ['(x'] } }, never),
    ).rejects.toMatchObject({ code: 'glob-invalid', parameters: { glob: '(x' } })
    await lib.handlers['folder.change']({ folderId, rules }, never)
    await synced(folderId)
    expect(Object.keys(documents()).sort()).toEqual(['a.txt', join('build', 'out.txt')])
    await lib.handlers['folder.change']({ folderId, rules: usual }, never)
    await synced(folderId)
    expect(documents()).toEqual(before)
  })

  it('removes nothing where the folder is gone, unreadable or suddenly nearly empty', async () => {
    for (let at = 0; at < 30; at++) putOld(`f${at}.txt`, `Text number ${at}.`)
    const folder = await watch()
    const before = documents()
    renameSync(docs, join(root.path, 'away'))
    await expect(synced(folder.id)).rejects.toMatchObject({ code: 'folder-not-there' })
    expect(lib.core.watch.show(folder.id).state).toBe('missing')
    expect(documents()).toEqual(before)
    mkdirSync(docs)
    await expect(synced(folder.id)).rejects.toMatchObject({
      code: 'folder-mostly-gone',
      parameters: { removed: 30, documents: 30 },
    })
    expect(lib.core.watch.show(folder.id)).toMatchObject({ state: 'paused', error: { code: 'folder-mostly-gone' } })
    expect(documents()).toEqual(before)
    expect(await synced(folder.id, true)).toEqual({ ...none, removed: 30 })
    expect(rows()).toEqual([])
    expect(lib.core.watch.show(folder.id).state).not.toBe('paused')
  })

  it('says why a folder was paused to everybody who asked for a comparison', async () => {
    for (let at = 0; at < 30; at++) putOld(`f${at}.txt`, `Text number ${at}.`)
    const folder = await watch()
    for (let at = 0; at < 30; at++) rmSync(join(docs, `f${at}.txt`))
    const asked = await Promise.allSettled([synced(folder.id), synced(folder.id)])
    expect(asked).toMatchObject([1, 2].map(() => ({ reason: { code: 'folder-mostly-gone' } })))
  })

  it('is quick with a thousand files', { timeout: 120_000 }, async () => {
    for (let at = 0; at < 1000; at++) putOld(join(`d${at % 10}`, `f${at}.mp3`), `${at}`)
    for (let at = 0; at < 10; at++) putOld(join(`d${at}`, 'read.txt'), `Text ${at}`)
    const folder = await watch()
    expect(rows()).toHaveLength(10)
    const { ms, ...report } = await lib.handlers['folder.sync']({ folderId: folder.id }, never)
    expect(report).toEqual({ ...none, unchanged: 10 })
    expect(ms).toBeLessThan(3000)
  })
})

describe('folders that cannot be watched', () => {
  it('are refused with words', async () => {
    put('in/a.txt')
    const add = (path: string) => lib.handlers['folder.add']({ path }, never)
    await expect(add('/')).rejects.toMatchObject({ code: 'folder-refused' })
    await expect(add(join(root.path, 'data'))).rejects.toMatchObject({ code: 'folder-refused' })
    await expect(add(join(root.path, 'data', 'index'))).rejects.toMatchObject({ code: 'folder-refused' })
    await expect(add(join(docs, 'nothing'))).rejects.toMatchObject({ code: 'folder-not-there' })
    await expect(add(join(docs, 'in', 'a.txt'))).rejects.toMatchObject({ code: 'folder-not-there' })
    await watch()
    await expect(add(docs)).rejects.toMatchObject({ code: 'folder-watched', parameters: { folder: docs } })
    await expect(add(join(docs, 'in'))).rejects.toMatchObject({ code: 'folder-watched' })
    await expect(add(root.path)).rejects.toMatchObject({ code: 'folder-holds-watched' })
    expect(lib.core.watch.list()).toHaveLength(1)
  })

  it('let their documents stay or go', async () => {
    putOld('a.txt')
    const { id } = await watch()
    await lib.handlers['folder.remove']({ folderId: id, keepDocuments: true }, never)
    expect(rows()).toHaveLength(1)
    await expect(lib.handlers['folder.sync']({ folderId: id }, never)).rejects.toMatchObject({
      code: 'folder-not-found',
    })
    const again = await watch()
    const before = documents()
    const { documentIds } = await lib.handlers['folder.remove']({ folderId: again.id, keepDocuments: false }, never)
    expect(documentIds).toEqual(Object.values(before))
    expect(rows()).toEqual([])
    await lib.handlers['library.restore']({ documentIds }, never)
    expect(documents()).toEqual(before)
    expect(existsSync(join(docs, 'a.txt'))).toBe(true)
  })
})

describe('while it is open', () => {
  it('sees files come, change, move and go', async () => {
    await watch()
    put('a.txt', 'First words.')
    await vi.waitFor(() => expect(textAt('a.txt')).toBe('First words.'), long)
    const { 'a.txt': id } = documents()
    // As editors save: another file, then put over the first.
    put('a.txt.tmp', 'Second words.')
    renameSync(join(docs, 'a.txt.tmp'), join(docs, 'a.txt'))
    await vi.waitFor(() => expect(textAt('a.txt')).toBe('Second words.'), long)
    expect(documents()).toEqual({ 'a.txt': id })
    mkdirSync(join(docs, 'sub'))
    renameSync(join(docs, 'a.txt'), join(docs, 'sub', 'b.txt'))
    await vi.waitFor(() => expect(documents()).toEqual({ [join('sub', 'b.txt')]: id }), long)
    renameSync(join(docs, 'sub'), join(docs, 'bus'))
    await vi.waitFor(() => expect(documents()).toEqual({ [join('bus', 'b.txt')]: id }), long)
    rmSync(join(docs, 'bus'), { recursive: true })
    await vi.waitFor(() => expect(documents()).toEqual({}), long)
    expect(lib.errors).toEqual([])
  })

  it('waits for a file that is still being written', async () => {
    await watch()
    let text = ''
    for (let at = 0; at < 20; at++) {
      text += `Line ${at} of a long file.\n`
      put('slow.txt', text)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    await vi.waitFor(() => expect(textAt('slow.txt')).toContain('Line 19'), long)
    expect(rows()).toHaveLength(1)
  })

  it('finds a folder again that was away', async () => {
    putOld('a.txt')
    const folder = await watch()
    const before = documents()
    renameSync(docs, join(root.path, 'away'))
    await vi.waitFor(() => expect(lib.core.watch.show(folder.id).state).toBe('missing'), long)
    renameSync(join(root.path, 'away'), docs)
    await vi.waitFor(() => expect(lib.core.watch.show(folder.id).state).toBe('watching'), long)
    put('b.txt')
    await vi.waitFor(() => expect(Object.keys(documents()).sort()).toEqual(['a.txt', 'b.txt']), long)
    expect(documents()['a.txt']).toBe(before['a.txt'])
  })

  it('sees nothing while paused, and catches up after', async () => {
    const folder = await watch()
    expect(await lib.handlers['folder.change']({ folderId: folder.id, paused: true }, never)).toMatchObject({
      state: 'paused',
    })
    put('a.txt')
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(rows()).toEqual([])
    await lib.handlers['folder.change']({ folderId: folder.id, paused: false }, never)
    await vi.waitFor(() => expect(Object.keys(documents())).toEqual(['a.txt']), long)
  })
})

describe('where changes cannot be seen', () => {
  it('looks every few minutes, and says so', async () => {
    await lib.close()
    lib = await openTestLibrary(join(root.path, 'data'), { watchTimes: { quiet: 50, poll: 400 }, noWatcher: true })
    const folder = await watch()
    expect(lib.core.watch.show(folder.id)).toMatchObject({ error: { code: 'watch-unavailable' } })
    put('a.txt')
    await vi.waitFor(() => expect(Object.keys(documents())).toEqual(['a.txt']), long)
    rmSync(join(docs, 'a.txt'))
    await vi.waitFor(() => expect(documents()).toEqual({}), long)
  })
})

describe('any edits of a tree', () => {
  it('lead to the same library, with the ids of files that only moved', { timeout: 120_000 }, async () => {
    const folder = await watch()
    const names = ['a', 'b', 'in/a', 'in/b', 'in/deep/c'].map((name) => `${name}.txt`)
    const edit = fc.record({
      kind: fc.constantFrom('write', 'move', 'remove', 'save'),
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
    })
    let written = 0
    let taken = new Map<string, string | undefined>()
    let expected = new Map<string, { text: string; id?: string | undefined }>()
    const apply = ({ kind, from, to }: { kind: string; from: string; to: string }) => {
      const file = expected.get(from)
      const isNew = kind === 'write' || kind === 'save'
      const text = `Text number ${written++} of a changing tree.`
      if (isNew) {
        put(kind === 'save' ? `${from}.tmp` : from, text)
        if (kind === 'save') renameSync(join(docs, `${from}.tmp`), join(docs, from))
        // Written over, it may keep its document or not: that depends on where the earlier text went.
        expected.set(from, { text })
      } else if (file && (kind === 'remove' || (from !== to && !expected.has(to)))) {
        expected.delete(from)
        if (kind === 'remove') return rmSync(join(docs, from))
        mkdirSync(dirname(join(docs, to)), { recursive: true })
        renameSync(join(docs, from), join(docs, to))
        // Put over another file, it is taken for a new text of that one.
        expected.set(to, taken.has(to) ? { text: file.text } : file)
      }
    }
    const seen = async () => {
      await synced(folder.id, true)
      const found = rows().map((row) => [row.path.slice(docs.length + 1), lib.text.page(row.revisionId, 1)?.text])
      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries([...expected].map(([name, { text }]) => [name, text])),
      )
      const ids = documents()
      const before = new Set<string>()
      for (const [name, { id }] of expected) {
        const home = [...taken].find(([, one]) => one === id)?.[0] ?? name
        // Where another file lies at its old place, the document may have stayed there.
        if (id !== undefined && (home === name || !expected.has(home))) expect(ids[name], name).toBe(id)
        expect(before.has(ids[name] ?? '')).toBe(false)
        before.add(ids[name] ?? '')
      }
      expected = new Map([...expected].map(([name, { text }]) => [name, { text, id: ids[name] }]))
    }
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        taken = new Map([...expected].map(([name, { id }]) => [name, id]))
        for (const one of edits) apply(one)
        await seen()
      }),
      { numRuns: 12, endOnFailure: true },
    )
    const findings = async () => (await lib.handlers['library.check']({}, never)).findings
    await vi.waitFor(async () => expect(await findings()).toEqual([]), long)
  })
})

describe('after it was closed', () => {
  it.each([
    ['with its mark', false],
    ['with a damaged mark', true],
  ])('catches up %s', async (_, damaged) => {
    putOld('a.txt')
    putOld('b.txt')
    const folder = await watch()
    const before = documents()
    const mark = join(root.path, 'data', 'watch', folder.id)
    expect(statSync(mark).size).toBeGreaterThan(0)
    await lib.close()
    renameSync(join(docs, 'a.txt'), join(docs, 'z.txt'))
    put('b.txt', 'Changed while closed.')
    put('c.txt')
    if (damaged) writeFileSync(mark, '9999999999 5 a')
    else expect(readFileSync(`${mark}.json`, 'utf8')).toContain('sha256')
    lib = await open()
    await lib.core.start()
    await vi.waitFor(() => expect(Object.keys(documents()).sort()).toEqual(['b.txt', 'c.txt', 'z.txt']), long)
    await vi.waitFor(() => expect(textAt('b.txt')).toBe('Changed while closed.'), long)
    expect(documents()).toMatchObject({ 'z.txt': before['a.txt'], 'b.txt': before['b.txt'] })
  })
})

/** What the import of containers writes. */
function markMember(path: string, documentId: string, parentId: string): void {
  const db = new Sqlite(join(root.path, 'data', 'carrel.db'))
  db.prepare('UPDATE sources SET member = 1 WHERE path = ?').run(path)
  db.prepare('UPDATE documents SET parent_id = ? WHERE id = ?').run(parentId, documentId)
  db.close()
}
