import { expect, test } from 'vitest'
import type { Gist } from '../../../api/gist.ts'
import type { ImportItem } from '../../../api/job.ts'
import type { Client } from '../../../rpc/types.ts'
import { arrived } from './arriving.ts'

const { signal } = new AbortController()
const item = (documentId: string, more: Partial<ImportItem> = {}): ImportItem => {
  return { path: `/desk/${documentId}.pdf`, status: 'ready', documentId, pages: 2, chunks: 3, ms: 1, ...more }
}

/** An import whose items are the next list at each look; only documents of `words` have any. */
function clientOf(looks: ImportItem[][], words: readonly string[]): Client {
  const call = async (name: string, input: { documentIds?: readonly string[]; limit?: number }) => {
    const [now = []] = looks
    switch (name) {
      case 'import.list':
        return [{ id: 'j', state: 'running', files: now.length, done: now.length }]
      case 'import.items':
        return input.limit === undefined && looks.length > 1 ? looks.shift() : now
      default: {
        const [id = ''] = input.documentIds ?? []
        if (!words.includes(id)) throw new Error('document-not-found')
        return [{ documentId: id, kind: id.startsWith('logo') ? 'image' : 'pdf', pages: 2, words: 9 } as Gist]
      }
    }
  }
  return { call } as unknown as Client
}

test('waits for the words of scans, and leaves out what has none', async () => {
  const scan = item('scan', { chunks: 0, recognising: { done: 1, pages: 2 } })
  const looks = [[item('lease'), scan, item('blank', { chunks: 0 })]]
  looks.push([item('lease'), item('scan', { chunks: 4 }), item('blank', { chunks: 0 })])
  expect(await arrived(clientOf(looks, ['lease', 'scan']), 'j', () => undefined, signal)).toEqual(['lease', 'scan'])
})

test('takes what was read before at its word', async () => {
  const looks = [[item('known', { status: 'duplicate', chunks: 0 })]]
  expect(await arrived(clientOf(looks, ['known']), 'j', () => undefined, signal)).toEqual(['known'])
})

test('leaves out ornaments of a message, not a picture that was given itself', async () => {
  const mail = item('mail', { path: '/desk/mail.eml' })
  const looks = [
    [
      mail,
      item('logo', { path: '/desk/mail.eml/logo.png', chunks: 1 }),
      item('offer', { path: '/desk/mail.eml/offer.pdf', chunks: 1 }),
      item('logo2', { path: '/desk/logo.png', chunks: 1 }),
    ],
  ]
  const all = ['mail', 'logo', 'offer', 'logo2']
  expect(await arrived(clientOf(looks, all), 'j', () => undefined, signal)).toEqual(['mail', 'offer', 'logo2'])
})

test('says of the first file why nothing is there', async () => {
  const failed = item('a', {
    status: 'failed',
    pages: 0,
    error: { code: 'document-damaged', parameters: { name: 'a' } },
  })
  const none = (items: ImportItem[]) => arrived(clientOf([items], []), 'j', () => undefined, signal)
  await expect(none([item('b', { chunks: 0 }), failed])).rejects.toMatchObject({ code: 'document-damaged' })
  await expect(none([item('b', { chunks: 0 })])).rejects.toMatchObject({
    code: 'document-empty',
    parameters: { name: 'b.pdf' },
  })
})

test('says of a folder without files that there is nothing', async () => {
  const none = arrived(clientOf([[]], []), 'gone', () => undefined, signal)
  await expect(none).rejects.toMatchObject({ code: 'file-not-found' })
})
