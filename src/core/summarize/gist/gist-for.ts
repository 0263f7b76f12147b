import { AssistantError } from '../../../api/error.ts'
import type { Gist } from '../../../api/gist.ts'
import { inTurns } from '../../jobs/in-pieces.ts'
import type { GistStore } from '../../ports/gist-store.ts'
import type { SummarySource } from '../summary-source.ts'
import { makingGist } from './gist-of.ts'

/** Number of the rules by which gists are made. Raise it when the same text would give another one: then kept ones are made anew. */
export const gistVersion = 1

/** The gist of a document: the one that is kept of its text as it stands, else made, a piece at a time, and kept. */
export async function gistFor(store: GistStore | undefined, source: SummarySource, signal: AbortSignal): Promise<Gist> {
  const { textVersion, place } = source
  const { revisionId } = place
  const key = JSON.stringify([gistVersion, place])
  const kept = store?.gist(revisionId, key)
  if (kept) return kept
  const gist = await inTurns(makingGist(source), signal)
  try {
    if (textVersion !== undefined) store?.keepGist(revisionId, { key, textVersion, gist })
  } catch (error) {
    // What a full disk cannot keep is made again.
    if (!(error instanceof AssistantError)) throw error
  }
  return gist
}
