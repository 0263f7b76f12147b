/** A queue between a pusher and one reader. `next` waits; after `end` it gives what is left, then undefined or the error. */
export type EventQueue<T> = {
  push(value: T): void
  end(error?: unknown): void
  next(): Promise<T | undefined>
  /** Whether the reader waits for a value now. */
  starving(): boolean
  onStarving(listener: (starving: boolean) => void): void
}

/** An empty queue. */
export function eventQueue<T>(): EventQueue<T> {
  const values: T[] = []
  let ended: { error: unknown } | undefined
  let waiter: { resolve(value: T | undefined): void; reject(error: unknown): void } | undefined
  let listener: (starving: boolean) => void = () => {}
  const wake = (): void => {
    if (!waiter) return
    const { resolve, reject } = waiter
    if (values.length > 0) resolve(values.shift())
    else if (!ended) return
    else if (ended.error === undefined) resolve(undefined)
    else reject(ended.error)
    waiter = undefined
    listener(false)
  }
  return {
    push(value) {
      if (ended) return
      values.push(value)
      wake()
    },
    end(error) {
      ended ??= { error }
      wake()
    },
    next() {
      return new Promise((resolve, reject) => {
        waiter = { resolve, reject }
        listener(true)
        wake()
      })
    },
    starving: () => waiter !== undefined,
    onStarving(change) {
      listener = change
    },
  }
}
