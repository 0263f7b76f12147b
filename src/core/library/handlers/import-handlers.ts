import type { Handlers } from '../../../api/handlers.ts'
import { readyReader } from '../import/ready-reader.ts'
import type { LibraryDeps } from './library-deps.ts'

type Names =
  | 'import.getReady'
  | 'import.start'
  | 'import.list'
  | 'import.items'
  | 'import.pause'
  | 'import.resume'
  | 'import.cancel'

/** Handlers of imports. */
export function importHandlers(deps: Pick<LibraryDeps, 'importer' | 'workshop'>): Pick<Handlers, Names> {
  const { importer } = deps
  const getReady = readyReader(deps)
  return {
    async 'import.getReady'() {
      const ready = getReady()
      // A file that falls meanwhile would start a second reader beside the first.
      importer.holdUntil(ready)
      await ready
      return {}
    },
    'import.start': (input) => (input.texts?.length ? importer.startWithTexts(input) : importer.start(input)),
    'import.list': () => importer.list(),
    'import.items': ({ jobId, limit }) => importer.items(jobId, limit),
    'import.pause': ({ jobId }) => importer.pause(jobId),
    'import.resume': ({ jobId }) => importer.resume(jobId),
    'import.cancel': ({ jobId }) => importer.cancel(jobId),
  }
}
