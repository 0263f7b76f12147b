/** Values by key, the ones used last: what was used longest ago goes when all are larger together than they may be. */
export type RecentValues<T> = {
  /** The value of a key, made where it is not there. */
  of(key: string, make: () => T): T
}

/** Keeps values up to `most` together; each counts one unless `sizeOf` says how much. */
export function recentValues<T>(most: number, sizeOf: (value: T) => number = () => 1): RecentValues<T> {
  const kept = new Map<string, T>()
  let size = 0
  return {
    of(key, make) {
      const known = kept.get(key)
      const value = known ?? make()
      if (known === undefined) size += sizeOf(value)
      kept.delete(key)
      kept.set(key, value)
      for (const [oldest, own] of kept) {
        if (size <= most) break
        kept.delete(oldest)
        size -= sizeOf(own)
      }
      return value
    },
  }
}
