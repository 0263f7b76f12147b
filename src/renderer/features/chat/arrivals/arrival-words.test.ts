import { describe, expect, it } from 'vitest'
import type { ImportItem, ImportJob } from '../../../../api/job.ts'
import { arrivalsLine, arrivalsShown, arrivalWords, somethingRead } from './arrival-words.ts'

const item = (status: ImportItem['status'], more: Partial<ImportItem> = {}): ImportItem => ({
  path: '/desk/Lease.pdf',
  status,
  pages: 9,
  chunks: 0,
  ms: 0,
  ...more,
})
const row: Parameters<typeof arrivalWords>[1] = { status: 'reading', pages: 9, pagesRead: 3, warnings: [] }
const older: typeof row = { ...row, status: 'ready', pagesRead: 9 }

describe('arrivalWords', () => {
  it('counts pages while they are read', () => {
    expect(arrivalWords(item('queued'), undefined)).toEqual({ text: 'Waiting', warn: false, share: 0 })
    expect(arrivalWords(item('reading'), undefined).text).toBe('Reading')
    expect(arrivalWords(item('reading'), row)).toEqual({ text: '3 of 9 pages read', warn: false, share: 1 / 3 })
    expect(arrivalWords(item('indexing'), row)).toEqual({ text: '9 of 9 pages read', warn: false, share: 1 })
    expect(arrivalWords(item('ready', { pages: 1 }), row)).toEqual({ text: '1 page', warn: false, share: undefined })
    expect(arrivalWords(item('duplicate'), undefined).text).toBe('Already here, 9 pages')
  })

  it('says that scanned pages are being recognised', () => {
    const scan = { ...row, status: 'recognising' as const, pagesRead: 9 }
    expect(arrivalWords(item('ready'), scan)).toEqual({ text: 'Recognising scanned pages', warn: false, share: 1 })
  })

  it('shows no count of an older text that stands until the new one is read', () => {
    expect(arrivalWords(item('reading'), older).text).toBe('Reading')
  })

  it('says what went wrong', () => {
    const error = { code: 'document-damaged' as const, parameters: { name: 'Lease.pdf' } }
    expect(arrivalWords(item('failed', { error }), undefined)).toMatchObject({ warn: true, share: undefined })
    expect(arrivalWords(item('failed', { error }), undefined).text).toMatch(/^Lease\.pdf is damaged/)
    const warnings = [{ code: 'pages-without-text' as const, parameters: { name: 'Lease.pdf', pages: '2' } }]
    expect(arrivalWords(item('ready'), { ...row, warnings }).text).toMatch(/pages without text/)
  })
})

const job = (state: ImportJob['state'], counts: Partial<ImportJob> = {}) =>
  ({ state, files: 4, done: 0, failed: 0, ...counts }) as ImportJob

describe('arrivalsLine', () => {
  it('says that one can ask as soon as something can be searched', () => {
    expect(arrivalsLine(job('running'), false)).toBe('0 of 4 files done.')
    expect(arrivalsLine(job('running', { done: 2 }), true)).toBe('2 of 4 files done. You can ask already.')
    expect(arrivalsLine(job('paused', { done: 2 }), true)).toBe('2 of 4 files done. Paused. You can ask already.')
    expect(arrivalsLine(job('running', { done: 4 }), true)).toBe('4 files.')
    expect(arrivalsLine(job('cancelled', { done: 1 }), true)).toBe('1 of 4 files done.')
    expect(arrivalsLine(job('done', { done: 4, failed: 1 }), true)).toBe('4 files. 1 could not be read.')
  })
})

describe('somethingRead', () => {
  it('is so from the first stored page of any file, or where a file was here already', () => {
    expect(somethingRead([item('reading')], { pagesRead: 0 })).toBe(false)
    expect(somethingRead([item('reading')], { pagesRead: 1 })).toBe(true)
    expect(somethingRead([item('reading'), item('duplicate')], { pagesRead: 0 })).toBe(true)
    expect(somethingRead([item('failed'), item('queued')], { pagesRead: 0 })).toBe(false)
    expect(somethingRead([item('failed'), item('queued')], { pagesRead: 3 })).toBe(false)
  })
})

describe('arrivalsShown', () => {
  const items = [item('unsupported'), item('ready', { path: '/a' }), item('queued', { path: '/b' })]
  it('puts what no reader knows last and counts the rest', () => {
    expect(arrivalsShown(items, job('running', { files: 20 }), 2)).toEqual({ shown: items.slice(1), more: 18 })
  })
  it('leaves out what a cancelled import never read', () => {
    const { shown, more } = arrivalsShown(items, job('cancelled', { files: 20 }), 6)
    expect(shown.map((one) => one.status)).toEqual(['ready', 'unsupported'])
    expect(more).toBe(0)
  })
})
