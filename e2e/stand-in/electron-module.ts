import type { WebContents } from 'electron'
import { app, appState } from './desktop/app.ts'
import { clipboard, clipboardState } from './desktop/clipboard.ts'
import { captureState, desktopCapturer } from './desktop/desktop-capturer.ts'
import { dialog, dialogState } from './desktop/dialog.ts'
import { foreignShortcuts, globalShortcut, pressGlobalShortcut } from './desktop/global-shortcut.ts'
import { StandInMenu, StandInMenuItem } from './desktop/menu.ts'
import { nativeImage } from './desktop/native-image.ts'
import { nativeTheme } from './desktop/native-theme.ts'
import { notifications, StandInNotification } from './desktop/notification.ts'
import { powerMonitor, powerState } from './desktop/power-monitor.ts'
import { protocol } from './desktop/schemes.ts'
import { screen, screenState } from './desktop/screen.ts'
import { session } from './desktop/session.ts'
import { shell, shellState } from './desktop/shell.ts'
import { systemPreferences } from './desktop/system-preferences.ts'
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
  desktopCapturer,
  dialog,
  globalShortcut,
  ipcMain,
  Menu: StandInMenu,
  MenuItem: StandInMenuItem,
  MessageChannelMain: StandInMessageChannelMain,
  nativeImage,
  nativeTheme,
  Notification: StandInNotification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  Tray: StandInTray,
  utilityProcess,
  webContents: strict('webContents (static)', {
    getAllWebContents: allContents,
    fromId: (id: number) => allContents().find((one: WebContents) => one.id === id),
    fromDevToolsTargetId: contentsOfTarget,
    getFocusedWebContents: () => allContents()[0] ?? null,
  }),
  /** Only here: states for specs to look at and to drive. Real Electron has no such export. */
  standIn: {
    appState,
    captureState,
    clipboardState,
    dialogState,
    foreignShortcuts,
    notifications,
    powerState,
    pressGlobalShortcut,
    screenState,
    shellState,
    trays,
  },
}

/** The electron module as the main process sees it, and the names of its exports. */
export const electronModule = strict('electron', parts)
export const electronExports = Object.keys(parts)
