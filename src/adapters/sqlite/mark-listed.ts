import type { Database } from './database.ts'

/** Notes that all files of an import stand in `job_items`. */
export function markListed({ sql }: Database, jobId: string): void {
  sql.prepare('UPDATE jobs SET listed = 1 WHERE id = ?').run(jobId)
}
