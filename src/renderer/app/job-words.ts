import type { ImportJob } from '../../api/job.ts'

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
