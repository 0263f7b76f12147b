/** Does work of a library that writes what it meets, names of folders among it, to the console. */
export function quietly<T>(work: () => T): T {
  const { log, error } = globalThis.console
  const silent = (): void => {}
  Object.assign(globalThis.console, { log: silent, error: silent })
  try {
    return work()
  } finally {
    Object.assign(globalThis.console, { log, error })
  }
}
