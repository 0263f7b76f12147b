import type { IpcMainInvokeEvent } from 'electron'
import { appOrigin } from './app-origin.ts'

/** Whether a message comes from the main frame of a window that shows the bundled page. */
export function isTrusted({ senderFrame, sender }: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame === sender.mainFrame &&
    senderFrame.origin === appOrigin
  )
}
