import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../api/desktop.ts'
import { say } from '../messages/say.ts'
import { menuCommands } from './menu-commands.ts'

type Item = MenuItemConstructorOptions
const separator: Item = { type: 'separator' }

/** The native menu. `run` tells the window that is in front. */
export function menuTemplate(platform: NodeJS.Platform, run: (command: MenuCommand) => void): Item[] {
  const item = (command: MenuCommand): Item => {
    const { label, accelerator } = menuCommands[command]
    return {
      id: command,
      label: say('desktop', label),
      ...(accelerator === undefined ? {} : { accelerator }),
      click: () => run(command),
    }
  }
  const menu = (label: Parameters<typeof say<'desktop'>>[1], submenu: Item[]): Item => ({
    label: say('desktop', label),
    submenu,
  })
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const satisfies Item] : []),
    menu('menuFile', [
      item('new-question'),
      item('quick-ask'),
      separator,
      item('add-files'),
      item('add-folder'),
      separator,
      item('show-settings'),
      separator,
      mac ? { role: 'close' } : { role: 'quit', label: say('desktop', 'quit') },
    ]),
    menu('menuEdit', [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      item('copy-with-source'),
      item('keep-words'),
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('find-in-document'),
      item('show-search'),
    ]),
    menu('menuView', [
      item('open-palette'),
      separator,
      item('show-library'),
      item('show-summaries'),
      item('summarise-document'),
      item('toggle-sidebar'),
      item('toggle-reader'),
      separator,
      item('zoom-in'),
      item('zoom-out'),
      item('zoom-reset'),
      separator,
      { role: 'togglefullscreen' },
    ]),
    menu('menuGo', [
      item('reader-back'),
      item('reader-forward'),
      separator,
      item('next-citation'),
      item('previous-citation'),
      item('open-container'),
    ]),
    ...(mac ? [{ role: 'windowMenu' } as const satisfies Item] : []),
    menu('menuHelp', [item('show-shortcuts'), item('show-ledger')]),
  ]
}
