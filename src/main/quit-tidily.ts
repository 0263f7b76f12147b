import { app } from 'electron'

/** Holds the end of the program back once, until the backend has closed its stores. */
export function quitTidily(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void close().finally(() => {
      state = 'closed'
      app.quit()
    })
  })
}
