import type { ImportDeps } from './import-deps.ts'
import { readLimits } from './read-file.ts'

/** A reader that is not ready by then is of no use any more. */
const longestMs = 5_000

/**
 * Has a child of the workshop load what reading takes, so that the next file finds it ready; the child ends by itself when none
 * comes. Returns when it is ready. What goes wrong here, the next file's own reading says.
 */
export function readyReader({ workshop }: Pick<ImportDeps, 'workshop'>): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const load = async () => {
    const limits = { ...readLimits(0), ms: longestMs }
    try {
      for await (const _ of workshop.run('get-ready', {}, limits, new AbortController().signal));
    } catch {
      // It was only to be ready.
    }
  }
  return () => {
    underWay ??= load().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}
