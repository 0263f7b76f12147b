import { expect, test } from 'vitest'
import type { Gist } from '../../../api/gist.ts'
import type { ImportItem, ImportJob } from '../../../api/job.ts'
import type { Client } from '../../../rpc/types.ts'
import { arrived } from './arriving.ts'

const never = new AbortController().signal
const pages = 300

/** A backend that reads so many pages more whenever its jobs are listed; what it was asked for a gist at. */
function reading(each: number) {
  const asked: number[] = []
  let read = 0
  const item = (status: ImportItem['status']): ImportItem => ({
    path: '/desk/Report.pdf',
    status,
    documentId: 'd',
    pages,
    chunks: 5,
    ms: 0,
  })
  const call = async (method: string) => {
    const done = read >= pages
    if (method === 'import.items') return [item(done ? 'ready' : 'reading')]
    if (method === 'import.list') {
      read = Math.min(pages, read + each)
      const state: ImportJob['state'] = 'running'
      return [{ id: 'j', state, files: 1, done: read >= pages ? 1 : 0, pagesRead: read, pages }]
    }
    asked.push(read)
    return [{ documentId: 'd', pages: read } as Gist]
  }
  return { client: { call } as unknown as Client, asked }
}

test('a long document is looked at from its first pages on, then only where it has grown by much', async () => {
  const { client, asked } = reading(20)
  const shown: number[] = []
  const documentIds = await arrived(client, 'j', (gist) => shown.push(gist.pages), never)
  expect(documentIds).toEqual(['d'])
  expect(asked).toEqual([20, 80])
  expect(shown).toEqual(asked)
})
