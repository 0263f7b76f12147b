import type { Hit } from '../../api/search.ts'
import { joinSpans } from '../documents/join-spans.ts'
import type { TextStore } from '../ports/text-store.ts'
import { mergeSpans } from './merge-spans.ts'

/** A hit with `before` and `after` chunks of its section around it, one span a page, for a prompt with room. */
export function widen(text: TextStore, hit: Hit, around: { before: number; after: number }): Hit {
  const ordinal = Number(hit.chunkId.slice(hit.chunkId.lastIndexOf(':') + 1))
  if (!Number.isInteger(ordinal)) return hit
  const near = text.chunkRange(hit.revisionId, Math.max(0, ordinal - around.before), ordinal + around.after)
  const same = near.filter((chunk) => samePath(chunk.headingPath, hit.headingPath))
  const spans = mergeSpans(
    [...hit.spans, ...same.flatMap((chunk) => chunk.spans)],
    (page) => text.page(hit.revisionId, page)?.text,
  )
  return { ...hit, spans, text: joinSpans(spans) }
}

function samePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((heading, index) => heading === right[index])
}
