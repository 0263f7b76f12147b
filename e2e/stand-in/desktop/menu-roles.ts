import type { BrowserWindow } from 'electron'
import { runtime } from '../runtime.ts'

/** Keys of the roles that main windows need; the page itself handles copying, pasting and undo. */
export const roleAccelerators: Record<string, string | undefined> = {
  close: 'CmdOrCtrl+W',
  minimize: 'CmdOrCtrl+M',
  quit: process.platform === 'win32' ? undefined : 'CmdOrCtrl+Q',
  togglefullscreen: process.platform === 'darwin' ? 'Ctrl+Cmd+F' : 'F11',
}
const left =
  'undo redo cut copy paste pasteandmatchstyle delete selectall editmenu windowmenu appmenu services hide hideothers unhide about help front zoom'.split(
    ' ',
  )

/** Carries out a role's action; editing roles are Chromium's own. */
export function runRole(role: string, window: BrowserWindow | undefined): void {
  switch (role.toLowerCase()) {
    case 'quit':
      runtime.changes.emit('quit')
      return
    case 'close':
      window?.close()
      return
    case 'minimize':
      window?.minimize()
      return
    case 'togglefullscreen':
      window?.setFullScreen(!window.isFullScreen())
      return
    case 'reload':
      window?.webContents.reload()
      return
    default:
      if (!left.includes(role.toLowerCase())) throw new Error(`The stand-in does not implement the menu role ${role}`)
  }
}
