import type { BrowserWindow, Dialog } from 'electron'
import type { DesktopSettings } from '../api/desktop.ts'
import { say } from '../messages/say.ts'

type ClosingDeps = {
  dialog: Pick<Dialog, 'showMessageBox'>
  wish(): DesktopSettings['runInBackground']
  remember(wish: 'yes' | 'no'): void
  isQuitting(): boolean
  quit(): void
}

/** What closing the main window means: Carrel stays, hidden, or ends; asked until the user has said for good. */
export function guardClosing(window: BrowserWindow, deps: ClosingDeps): void {
  let asking = false
  window.on('close', (event) => {
    if (deps.isQuitting()) return
    const wish = deps.wish()
    if (wish === 'no') return
    event.preventDefault()
    if (wish === 'yes') window.hide()
    else if (!asking) {
      asking = true
      void ask().finally(() => {
        asking = false
      })
    }
  })

  async function ask(): Promise<void> {
    const { response, checkboxChecked } = await deps.dialog.showMessageBox(window, {
      type: 'question',
      message: say('desktop', 'stayQuestion'),
      detail: say('desktop', 'stayDetail'),
      buttons: [say('desktop', 'stay'), say('desktop', 'quit'), say('desktop', 'cancel')],
      defaultId: 0,
      cancelId: 2,
      checkboxLabel: say('desktop', 'stayRemember'),
      checkboxChecked: true,
    })
    if (response === 2 || window.isDestroyed()) return
    if (checkboxChecked) deps.remember(response === 0 ? 'yes' : 'no')
    if (response === 0) window.hide()
    else deps.quit()
  }
}
