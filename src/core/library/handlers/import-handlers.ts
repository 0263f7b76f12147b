import type { Handlers } from '../../../api/handlers.ts'
import type { LibraryDeps } from './library-deps.ts'

type Names = 'import.start' | 'import.list' | 'import.items' | 'import.pause' | 'import.resume' | 'import.cancel'

/** Handlers of imports. */
export function importHandlers({ importer }: Pick<LibraryDeps, 'importer'>): Pick<Handlers, Names> {
  return {
    'import.start': (input) => (input.texts?.length ? importer.startWithTexts(input) : importer.start(input)),
    'import.list': () => importer.list(),
    'import.items': ({ jobId, limit }) => importer.items(jobId, limit),
    'import.pause': ({ jobId }) => importer.pause(jobId),
    'import.resume': ({ jobId }) => importer.resume(jobId),
    'import.cancel': ({ jobId }) => importer.cancel(jobId),
  }
}
