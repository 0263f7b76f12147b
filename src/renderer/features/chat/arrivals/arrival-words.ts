import type { DocumentRow } from '../../../../api/document.ts'
import type { ImportItem, ImportJob } from '../../../../api/job.ts'
import { say, sayError } from '../../../../messages/say.ts'

/** What stands under an arrived document's title. `share` of its pages is read, 0 to 1; undefined when it has ended. */
export type ArrivalWords = { text: string; warn: boolean; share: number | undefined }

type Row = Pick<DocumentRow, 'status' | 'pages' | 'pagesRead' | 'warnings'>

/** Where the reading of a file stands, or why it could not be read. */
export function arrivalWords(item: ImportItem, row: Row | undefined): ArrivalWords {
  switch (item.status) {
    case 'queued':
      return { text: say('arrivals', 'waiting'), warn: false, share: 0 }
    case 'reading': {
      if (row?.status !== 'reading' || row.pages === 0)
        return { text: say('arrivals', 'reading'), warn: false, share: 0 }
      const { pagesRead: read, pages } = row
      return { text: say('arrivals', 'pagesRead', { read, pages }), warn: false, share: read / pages }
    }
    case 'indexing':
      return { text: say('arrivals', 'pagesRead', { read: item.pages, pages: item.pages }), warn: false, share: 1 }
    case 'ready':
    case 'duplicate': {
      const warning = row?.warnings[0]
      if (warning !== undefined) return { text: sayError(warning), warn: true, share: undefined }
      if (row?.status === 'recognising') return { text: say('library', 'status-recognising'), warn: false, share: 1 }
      const key = item.status === 'ready' ? 'pages' : 'here'
      return { text: say('arrivals', key, { count: item.pages }), warn: false, share: undefined }
    }
    case 'failed':
    case 'unsupported': {
      const text = item.error === undefined ? say('arrivals', 'unreadable') : sayError(item.error)
      return { text, warn: true, share: undefined }
    }
  }
}

/** The line beside the card's title: how many files have ended, and whether there is something to ask about yet. */
export function arrivalsLine(job: ImportJob, searchable: boolean): string {
  const { state, done, files, failed } = job
  const going = done < files && state !== 'cancelled'
  const parts = [
    done < files ? say('arrivals', 'doneOf', { done, files }) : say('arrivals', 'files', { count: files }),
    failed > 0 ? say('arrivals', 'failed', { count: failed }) : '',
    going && state === 'paused' ? say('arrivals', 'paused') : '',
    going && searchable ? say('arrivals', 'askAlready') : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Whether something of the files can be asked about: a file has ended well, or a page of one is stored. */
export function somethingRead(items: readonly ImportItem[], job: Pick<ImportJob, 'pagesRead'>): boolean {
  const some = (...wanted: ImportItem['status'][]) => items.some(({ status }) => wanted.includes(status))
  return some('ready', 'duplicate') || (job.pagesRead > 0 && some('reading', 'indexing'))
}

/** The files of a job that stand on the card, and how many more there are. What no reader knows comes last. */
export function arrivalsShown(
  items: readonly ImportItem[],
  job: Pick<ImportJob, 'files' | 'state'>,
  most: number,
): { shown: readonly ImportItem[]; more: number } {
  const left = job.state === 'cancelled' ? items.filter((item) => !open(item)) : items
  const shown = left.toSorted((a, b) => Number(a.status === 'unsupported') - Number(b.status === 'unsupported'))
  const files = job.state === 'cancelled' ? left.length : Math.max(job.files, left.length)
  return { shown: shown.slice(0, most), more: Math.max(0, files - most) }
}

function open({ status }: ImportItem): boolean {
  return status === 'queued' || status === 'reading' || status === 'indexing'
}
