import type { App } from 'electron'

/** Whether the program is on its way out: windows may close then, whatever the user wants of closing them. */
export function watchQuitting(app: Pick<App, 'on'>): () => boolean {
  let quitting = false
  app.on('before-quit', () => {
    quitting = true
  })
  return () => quitting
}
