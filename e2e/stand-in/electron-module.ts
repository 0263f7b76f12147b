import type { WebContents } from 'electron'
import { app, appState } from './desktop/app.ts'
import { clipboard } from './desktop/clipboard.ts'
import { dialog, dialogState } from './desktop/dialog.ts'
import { globalShortcut, pressGlobalShortcut } from './desktop/global-shortcut.ts'
import { StandInMenu, StandInMenuItem } from './desktop/menu.ts'
import { nativeImage } from './desktop/native-image.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { powerMonitor, powerState } from './desktop/power-monitor.ts'
import { protocol } from './desktop/schemes.ts'
import { screen, screenState } from './desktop/screen.ts'
import { session } from './desktop/session.ts'
import { shell, shellState } from './desktop/shell.ts'
import { StandInTray, trays } from './desktop/tray.ts'
import { StandInMessageChannelMain } from './ports/message-port-main.ts'
import { strict } from './strict.ts'
import { utilityProcess } from './utility/utility-process.ts'
import { allContents, contentsOfTarget } from './window/all-contents.ts'
import { StandInBrowserWindow } from './window/browser-window.ts'
import { ipcMain } from './window/ipc-main.ts'

const parts = {
  app,
  BrowserWindow: StandInBrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu: StandInMenu,
  MenuItem: StandInMenuItem,
  MessageChannelMain: StandInMessageChannelMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray: StandInTray,
  utilityProcess,
  webContents: strict('webContents (static)', {
    getAllWebContents: allContents,
    fromId: (id: number) => allContents().find((one: WebContents) => one.id === id),
    fromDevToolsTargetId: contentsOfTarget,
    getFocusedWebContents: () => allContents()[0] ?? null,
  }),
  /** Only here: states for specs to look at and to drive. Real Electron has no such export. */
  standIn: { appState, dialogState, shellState, powerState, screenState, trays, pressGlobalShortcut },
}

/** The electron module as the main process sees it, and the names of its exports. */
export const electronModule = strict('electron', parts)
export const electronExports = Object.keys(parts)
