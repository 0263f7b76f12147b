import type { MenuItemConstructorOptions } from 'electron'
import type { TrayContent } from '../api/desktop.ts'
import { say } from '../messages/say.ts'

/** What the entries of the tray's menu do. */
export type TrayActions = {
  quickAsk(): void
  openThread(threadId: string): void
  pauseReading(): void
  resumeReading(): void
  open(): void
  quit(): void
}

type Item = MenuItemConstructorOptions
const separator: Item = { type: 'separator' }

/** The tray's menu. `shortcut`: the key of quick ask, '' where it has none that works. */
export function trayMenu(content: TrayContent, shortcut: string, actions: TrayActions): Item[] {
  const { recent, indexing, status } = content
  return [
    {
      label: say('desktop', 'quickAsk'),
      // Said beside the entry only: the shortcut is the desktop's, not the menu's.
      ...(shortcut === '' ? {} : { accelerator: shortcut, registerAccelerator: false }),
      click: actions.quickAsk,
    },
    separator,
    ...recent.map(
      ({ threadId, title }): Item => ({
        label: plainLabel(title),
        click: () => actions.openThread(threadId),
      }),
    ),
    ...(recent.length > 0 ? [separator] : []),
    ...(status === '' ? [] : [{ label: plainLabel(status), enabled: false }]),
    ...readingItem(indexing, actions),
    ...(status === '' && indexing === 'none' ? [] : [separator]),
    { label: say('desktop', 'openCarrel'), click: actions.open },
    { label: say('desktop', 'quit'), click: actions.quit },
  ]
}

function readingItem(indexing: TrayContent['indexing'], actions: TrayActions): Item[] {
  if (indexing === 'running') return [{ label: say('desktop', 'pauseReading'), click: actions.pauseReading }]
  if (indexing === 'paused') return [{ label: say('desktop', 'resumeReading'), click: actions.resumeReading }]
  return []
}

/** A text as a menu shows it: one line of bearable length, in which `&` marks no key. */
function plainLabel(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const short = line.length > 60 ? `${line.slice(0, 59).trimEnd()}…` : line
  return short.replaceAll('&', '&&')
}
