import type { ScopedDocument } from '../../ports/document-ref.ts'

/** Documents that are read in full, in a lasting order, and those for which there is no room. */
export type Fitted = { read: ScopedDocument[]; left: ScopedDocument[]; tokens: number }

/** Share of the room that is kept for what stands in for documents that do not fit, and its most. */
const standInShare = 0.25
const standInTokens = 4000

/**
 * Takes documents in their order as long as they fit, so that the same documents always begin a prompt in the same way. A
 * long one that does not fit does not keep shorter ones after it out. Where one is left, room is kept for what stands in for
 * it, unless nothing does.
 */
export function fitDocuments(
  documents: readonly ScopedDocument[],
  tokensOf: ReadonlyMap<string, number>,
  room: number,
  standIn: boolean,
): Fitted {
  const all = take(documents, tokensOf, room)
  if (all.left.length === 0 || !standIn) return all
  return take(documents, tokensOf, room - Math.min(standInTokens, Math.floor(room * standInShare)))
}

function take(documents: readonly ScopedDocument[], tokensOf: ReadonlyMap<string, number>, room: number): Fitted {
  const fitted: Fitted = { read: [], left: [], tokens: 0 }
  for (const document of documents) {
    const tokens = tokensOf.get(document.revisionId) ?? Number.POSITIVE_INFINITY
    if (fitted.tokens + tokens <= room) {
      fitted.read.push(document)
      fitted.tokens += tokens
    } else fitted.left.push(document)
  }
  return fitted
}
