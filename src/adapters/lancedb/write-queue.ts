/** One write: revisions whose rows go, and the rows that come. */
export type Write<Row> = { revisionIds: readonly string[]; rows: readonly Row[] }

type Waiting<Row> = Write<Row> & { resolve: () => void; reject: (error: unknown) => void }

/**
 * Writes one at a time. Writes that wait while one runs are done together, as one deletion and one addition: a table
 * gets a version and a fragment for each write, so many small files must not become many writes. A revision that
 * comes twice starts a new group, so that its last rows win.
 */
export type WriteQueue<Row> = {
  push(write: Write<Row>): Promise<void>
  /** Runs `work` alone, after the writes that wait now. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/** `apply` carries out one group. At most `maxRows` rows are put together. */
export function createWriteQueue<Row>(apply: (write: Write<Row>) => Promise<void>, maxRows: number): WriteQueue<Row> {
  let waiting: Waiting<Row>[] = []
  let tail: Promise<unknown> = Promise.resolve()
  let draining = false

  const takeGroup = (): Waiting<Row>[] => {
    const seen = new Set<string>()
    let rows = 0
    let count = 0
    for (const write of waiting) {
      if (count > 0 && rows + write.rows.length > maxRows) break
      if (write.revisionIds.some((id) => seen.has(id))) break
      for (const id of write.revisionIds) seen.add(id)
      rows += write.rows.length
      count++
    }
    return waiting.splice(0, count)
  }

  const drain = async () => {
    draining = true
    while (waiting.length > 0) {
      const group = takeGroup()
      try {
        await apply({
          revisionIds: group.flatMap((write) => write.revisionIds),
          rows: group.flatMap((write) => write.rows),
        })
        for (const write of group) write.resolve()
      } catch (error) {
        for (const write of group) write.reject(error)
      }
    }
    draining = false
  }

  const schedule = <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work)
    tail = result.catch(() => undefined)
    return result
  }

  return {
    push(write) {
      return new Promise((resolve, reject) => {
        waiting.push({ ...write, resolve, reject })
        if (!draining) {
          draining = true
          void schedule(drain)
        }
      })
    },
    alone: schedule,
  }
}
