/**
 * Takes work from `source` in order and does up to `lanes` pieces at once. The first failure ends it after the
 * pieces that run have settled.
 */
export async function inLanes<T>(lanes: number, source: Iterable<T>, work: (piece: T) => Promise<void>): Promise<void> {
  const pieces = source[Symbol.iterator]()
  let failed = false
  const lane = async () => {
    while (!failed) {
      const next = pieces.next()
      if (next.done) return
      try {
        await work(next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const results = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failure = results.find((result) => result.status === 'rejected')
  if (failure) throw failure.reason
}
