import { expect, it } from 'vitest'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { ReadEvent } from '../../ports/read-event.ts'
import type { Workshop } from '../../ports/workshop.ts'
import { readFile } from './read-file.ts'

const page = (number: number): ExtractedPage => ({ number, text: `page ${number}`, source: 'text', blocks: [] })

it('hands on the first pages at once and later ones in growing groups, each page once', async () => {
  const count = 150
  const groups: number[][] = []
  const given: number[] = []
  async function* run(): AsyncGenerator<ReadEvent> {
    yield { type: 'opened', kind: 'pdf', title: 'Report', pages: count }
    for (let number = 1; number <= count; number++) {
      yield { type: 'page-read', page: page(number) }
      given.push(groups.flat().length)
    }
    yield { type: 'finished', language: 'en', warnings: [] }
  }
  const workshop = { run } as unknown as Pick<Workshop, 'run'>
  const pages = await readFile(
    { workshop, store: { transactionSoon: (work) => work() } },
    { path: '/Report.pdf', name: 'Report.pdf', size: 1, maxBytes: 1 },
    { opened() {}, pages: (group) => void groups.push(group.map((one) => one.number)), members() {}, finished() {} },
    new AbortController().signal,
  )
  expect(given.slice(0, 4)).toEqual([0, 0, 0, 4])
  expect(groups.slice(0, 4).map((group) => group.length)).toEqual([4, 4, 8, 16])
  expect(Math.max(...groups.map((group) => group.length))).toBe(32)
  expect(pages).toHaveLength(count)
  expect(groups.flat()).toEqual(pages?.map((one) => one.number))
})

it('does not hold the pages of a very long document', async () => {
  const count = 2_500
  async function* run(): AsyncGenerator<ReadEvent> {
    yield { type: 'opened', kind: 'text', title: 'Log', pages: count }
    for (let number = 1; number <= count; number++) yield { type: 'page-read', page: page(number) }
    yield { type: 'finished', language: 'en', warnings: [] }
  }
  const stored: number[] = []
  const pages = await readFile(
    { workshop: { run } as unknown as Pick<Workshop, 'run'>, store: { transactionSoon: (work) => work() } },
    { path: '/log.txt', name: 'log.txt', size: 1, maxBytes: 1 },
    { opened() {}, pages: (group) => void stored.push(...group.map((one) => one.number)), members() {}, finished() {} },
    new AbortController().signal,
  )
  expect(pages).toBeUndefined()
  expect(stored).toEqual(Array.from({ length: count }, (_, at) => at + 1))
})
