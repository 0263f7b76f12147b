import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { TrayContent } from '../api/desktop.ts'
import { log } from './log.ts'
import { type TrayActions, trayMenu } from './tray-menu.ts'

/** The icon in the tray. Systems without one show nothing, and everything in its menu can be had otherwise. */
export type TrayIcon = {
  show(content: TrayContent): void
  /** The shortcut of quick ask has changed. */
  shortcut(accelerator: string): void
}

/** `shortcut`: of quick ask, '' where none works. */
type TrayDeps = { iconFolder: string; shortcut: string; actions: TrayActions; onDrop(paths: string[]): void }

/** Puts the icon into the tray. */
export function createTray({ iconFolder, shortcut, actions, onDrop }: TrayDeps): TrayIcon {
  let content: TrayContent = { recent: [], indexing: 'none', status: '' }
  let key = shortcut
  const tray = makeTray(iconFolder)
  tray?.setToolTip('Carrel')
  if (process.platform === 'win32') tray?.on('click', actions.open)
  if (process.platform === 'darwin') tray?.on('drop-files', (_event, paths) => onDrop(paths))

  // A menu that is set is not read again: on Linux a change shows only in a new one.
  const draw = (): void => tray?.setContextMenu(Menu.buildFromTemplate(trayMenu(content, key, actions)))
  draw()
  return {
    show(next) {
      if (JSON.stringify(next) === JSON.stringify(content)) return
      content = next
      draw()
    },
    shortcut(next) {
      if (next === key) return
      key = next
      draw()
    },
  }
}

function makeTray(iconFolder: string): Tray | undefined {
  try {
    const mac = process.platform === 'darwin'
    const image = nativeImage.createFromPath(join(iconFolder, mac ? 'trayTemplate.png' : 'tray.png'))
    if (mac) image.setTemplateImage(true)
    return new Tray(image)
  } catch (error) {
    log(`there is no tray: ${String(error)}`)
    return undefined
  }
}
