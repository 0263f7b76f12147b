import { type Database, since } from './database.ts'

/** SQL: whether pages of the revision `r` wait to be recognised. */
export function hasWaitingPages(db: Database): string {
  return since(db, 3, 'EXISTS (SELECT 1 FROM pages WHERE revision = r.key AND waiting = 1)', '0')
}
