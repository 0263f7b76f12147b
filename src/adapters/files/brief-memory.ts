const keptMs = 1_000
const mostKept = 1_000

/** Answers that hold for a second: many files of one folder come one after the other. */
export function createBriefMemory<T>(find: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { answer: Promise<T>; until: number }>()
  return (key) => {
    const now = performance.now()
    const known = kept.get(key)
    if (known && known.until > now) return known.answer
    if (kept.size >= mostKept) kept.clear()
    const answer = find(key)
    kept.set(key, { answer, until: now + keptMs })
    return answer
  }
}
