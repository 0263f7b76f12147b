/** A scope up to this size is a filter that the index evaluates; an `IN` of 50,000 ids costs 330 ms. */
const largestFilter = 500

/** How a search keeps to a scope: by a filter in the index, or by asking for more and dropping what lies outside. */
export type ScopePlan = { where: string | undefined; keep: ((revisionId: string) => boolean) | undefined }

/** The plan for a scope; undefined is everything. */
export function planScope(revisionIds: ReadonlySet<string> | undefined): ScopePlan {
  if (!revisionIds) return { where: undefined, keep: undefined }
  if (revisionIds.size <= largestFilter) return { where: isOneOf(revisionIds), keep: undefined }
  return { where: undefined, keep: (id) => revisionIds.has(id) }
}

/** A condition on `revisionId`. */
export function isOneOf(revisionIds: Iterable<string>): string {
  return `revisionId IN (${[...revisionIds].map(quoted).join(', ')})`
}

/** A string literal of the filter language. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * The best `k` of a scope: `search` is asked for more each time until enough of what it gives is kept, or there is
 * no more.
 */
export async function searchInScope<Hit extends { revisionId: string }>(
  plan: ScopePlan,
  k: number,
  search: (limit: number, where: string | undefined) => Promise<Hit[]>,
): Promise<Hit[]> {
  const { keep, where } = plan
  if (!keep) return search(k, where)
  for (let limit = k * 4; ; limit *= 8) {
    const found = await search(limit, undefined)
    const kept = found.filter((hit) => keep(hit.revisionId))
    if (kept.length >= k || found.length < limit) return kept.slice(0, k)
  }
}
