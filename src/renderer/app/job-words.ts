import type { ImportJob } from '../../api/job.ts'
import { say } from '../../messages/say.ts'

/**
 * How far an import is, 0 to 1: reading counts for half and embedding for half where something is embedded. A job
 * that has not met its first page is at its share of finished files.
 */
export function jobShare(job: Pick<ImportJob, 'state' | 'files' | 'done' | 'chunks' | 'chunksEmbedded'>): number {
  if (job.state === 'done') return 1
  const read = job.files === 0 ? 0 : job.done / job.files
  if (job.chunks === 0 || job.chunksEmbedded === 0) return Math.min(1, read)
  const embedded = Math.min(1, job.chunksEmbedded / job.chunks)
  return Math.min(1, read * (0.5 + 0.5 * embedded))
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
