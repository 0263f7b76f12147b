import { throttle } from '../../jobs/throttle.ts'
import type { ImportDeps } from './import-deps.ts'

const jobEveryMs = 200
const documentsEveryMs = 250

/** Tells subscribers what an import changed, a few times a second at most. */
export type Progress = {
  job(jobId: string): void
  /** The job's state changed: told at once. */
  jobState(jobId: string): void
  documents(documentIds: readonly string[]): void
  collections(): void
  stop(): void
}

export function createProgress(deps: Pick<ImportDeps, 'store' | 'publish'>): Progress {
  const changed = new Set<string>()
  const jobs = throttle(jobEveryMs, (jobId) => {
    const job = deps.store.job(jobId)
    if (job) deps.publish('jobs', { type: 'job-changed', job })
  })
  const documents = throttle(documentsEveryMs, () => {
    const documentIds = [...changed]
    changed.clear()
    if (documentIds.length > 0) deps.publish('library', { type: 'documents-changed', documentIds })
  })
  return {
    job: jobs.call,
    jobState(jobId) {
      documents.flush('')
      jobs.flush(jobId)
    },
    documents(documentIds) {
      for (const id of documentIds) changed.add(id)
      documents.call('')
    },
    collections: () => deps.publish('library', { type: 'collections-changed' }),
    stop() {
      jobs.stop()
      documents.stop()
    },
  }
}
