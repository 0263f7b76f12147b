import type { LibraryStore } from '../../core/library/library-store.ts'
import type { Database } from './database.ts'

/** Passwords of files that the user wants kept, as they are: whoever can read the library can read the text as well. */
export function createPasswordStore(
  db: Database,
): Pick<LibraryStore, 'keepPassword' | 'keptPassword' | 'forgetPassword'> {
  const { sql } = db
  return {
    keepPassword: (sha256, password) =>
      db.write(
        () =>
          void sql.prepare('INSERT OR REPLACE INTO passwords (sha256, password) VALUES (?, ?)').run(sha256, password),
      ),
    keptPassword: (sha256) =>
      db.schema < 3
        ? undefined
        : sql.prepare<[string], string>('SELECT password FROM passwords WHERE sha256 = ?').pluck().get(sha256),
    forgetPassword: (sha256) => db.write(() => void sql.prepare('DELETE FROM passwords WHERE sha256 = ?').run(sha256)),
  }
}
