/** Work that may rest: at each `yield` something else may be done before it goes on. */
export type InPieces<T> = Generator<void, T>

/** How long such work runs before others have their turn: what is typed and asked meanwhile must not wait noticeably. */
const turnMs = 12

/** Does it all without a rest. */
export function atOnce<T>(work: InPieces<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Does it in turns with whatever else there is to do. Rejects when aborted. */
export async function inTurns<T>(work: InPieces<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    signal.throwIfAborted()
    const until = performance.now() + turnMs
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** All that `work` gives for each of a list; it may rest after every `every` of them. */
export function* eachInPieces<A, B>(list: Iterable<A>, work: (one: A) => readonly B[], every = 50): InPieces<B[]> {
  const found: B[] = []
  let done = 0
  for (const one of list) {
    found.push(...work(one))
    done += 1
    if (done % every === 0) yield
  }
  return found
}
