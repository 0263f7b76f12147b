import { Notification } from 'electron'
import type { OpenTarget } from '../api/desktop.ts'
import type { MainWindow } from './keep-main-window.ts'

type NotifyDeps = { mainWindow: MainWindow; isWanted(): boolean }

/** Shows a notification where the user wants them and does not look at the main window; a click opens its target. */
export function createNotifier({ mainWindow, isWanted }: NotifyDeps) {
  // A notification that nobody holds is collected, and its click is lost.
  const shown = new Set<Notification>()
  return ({ title, body, target }: { title: string; body: string; target?: OpenTarget | undefined }): void => {
    if (!isWanted() || mainWindow.current()?.isFocused() || !Notification.isSupported()) return
    const notification = new Notification({ title, body })
    shown.add(notification)
    notification.on('close', () => shown.delete(notification))
    notification.on('click', () => {
      shown.delete(notification)
      if (target === undefined) mainWindow.show()
      else mainWindow.open(target)
    })
    notification.show()
  }
}
