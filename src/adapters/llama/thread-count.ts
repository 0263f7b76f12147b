type ThreadControl = { _idealThreads: number; _freeReservedThreads: () => void }

function hasThreadControl(context: object): context is ThreadControl {
  return '_idealThreads' in context && '_freeReservedThreads' in context
}

/**
 * Sets how many threads a context's next evaluation uses. node-llama-cpp fixes the count when a context is made, yet
 * prefill and decode want different ones; version 3.22 keeps the count in these two members (`currentThreads` shows
 * the effect and a test checks it). False where the members are gone: the context then keeps its first count.
 */
export function setThreadCount(context: object, threads: number): boolean {
  if (!hasThreadControl(context)) return false
  if (context._idealThreads === threads) return true
  context._idealThreads = threads
  context._freeReservedThreads()
  return true
}
