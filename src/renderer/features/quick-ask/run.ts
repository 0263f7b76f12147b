/** What is being written now; a newer run makes an older one no longer current. */
export type Run = { signal: AbortSignal; isCurrent(): boolean }

let current: AbortController | undefined

/** Begins a run; the one before is stopped. */
export function startRun(): Run {
  current?.abort()
  const own = new AbortController()
  current = own
  return { signal: own.signal, isCurrent: () => current === own }
}

/** Stops what is being written; nothing of it arrives any more. */
export function stopRun(): void {
  current?.abort()
  current = undefined
}
