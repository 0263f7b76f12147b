import { EventEmitter } from 'node:events'
import type { Menu, NativeImage, Tray } from 'electron'
import { extend, strict } from '../strict.ts'

/** What a tray shows, for specs to look at; `menus` counts how often its menu was set. */
export type TrayState = { toolTip: string; menu: Menu | null; menus: number; destroyed: boolean; hasIcon: boolean }
/** All trays made so far. */
export const trays: TrayState[] = []

/** `Tray` of the electron module: no icon anywhere, its state can be inspected. */
export const StandInTray = function (image: NativeImage | string) {
  if (image === undefined) throw new TypeError('Tray needs an image')
  const hasIcon = typeof image === 'string' || !image.isEmpty()
  const state: TrayState = { toolTip: '', menu: null, menus: 0, destroyed: false, hasIcon }
  trays.push(state)
  return strict(
    'Tray',
    extend(new EventEmitter(), {
      setToolTip(text: string) {
        state.toolTip = text
      },
      setContextMenu(menu: Menu | null) {
        state.menu = menu
        state.menus += 1
      },
      setImage() {},
      setTitle() {},
      destroy() {
        state.destroyed = true
      },
      isDestroyed: () => state.destroyed,
    } satisfies Partial<Record<keyof Tray, unknown>>),
  )
} as unknown as new (
  image: NativeImage | string,
) => Tray
