import type { ImportJob } from '../../api/job.ts'
import { say } from '../../messages/say.ts'

/**
 * How far an import is, 0 to 1: reading counts for half and embedding for half where something is embedded; where pages
 * have to be recognised, that is half of the whole. A job that has not met its first page is at its share of finished
 * files.
 */
export function jobShare(job: Shared): number {
  if (job.state === 'done') return 1
  const read = job.files === 0 ? 0 : job.done / job.files
  const embedded = job.chunks === 0 || job.chunksEmbedded === 0 ? 1 : Math.min(1, job.chunksEmbedded / job.chunks)
  const recognised = job.pagesToRecognise === 0 ? 1 : Math.min(1, job.pagesRecognised / job.pagesToRecognise)
  return Math.min(1, read * (0.5 + 0.5 * embedded) * (0.5 + 0.5 * recognised))
}

type Shared = Pick<
  ImportJob,
  'state' | 'files' | 'done' | 'chunks' | 'chunksEmbedded' | 'pagesToRecognise' | 'pagesRecognised'
>

/** How far the recognition of scanned pages is: "Recognising 3 of 12 pages"; undefined where none waits. */
export function jobRecognising({
  state,
  pagesToRecognise: pages,
  pagesRecognised: done,
}: Pick<ImportJob, 'state' | 'pagesToRecognise' | 'pagesRecognised'>): string | undefined {
  const isOpen = state === 'running' || state === 'paused'
  return isOpen && done < pages ? say('library', 'recognisingPages', { done, pages }) : undefined
}

/** What an import is called: the file's or folder's name, or how many were given. */
export function jobLabel({ label }: Pick<ImportJob, 'label'>): string {
  return isCount(label) ? say('library', 'importFiles', { count: Number(label) }) : label
}

/** Says that an import has ended, and how many files could not be read. */
export function jobDone(job: Pick<ImportJob, 'label' | 'files' | 'failed'>): string {
  const label = jobLabel(job)
  if (job.failed > 0) return say('library', 'importDoneFailed', { label, count: job.failed })
  if (isCount(job.label)) return say('library', 'importDoneFiles', { label })
  return say('library', 'importDone', { label, count: job.files })
}

function isCount(label: string): boolean {
  return /^\d+$/.test(label)
}
