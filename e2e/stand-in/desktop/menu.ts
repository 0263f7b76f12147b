import { EventEmitter } from 'node:events'
import type { Menu, MenuItem, MenuItemConstructorOptions, WebContents } from 'electron'
import { runtime } from '../runtime.ts'
import { extend, refuseUnknown, strict } from '../strict.ts'
import { allWindows } from '../window/all-windows.ts'
import { spellAccelerator } from './accelerators.ts'
import { roleAccelerators, runRole } from './menu-roles.ts'

const itemKeys =
  'label type role click accelerator submenu id enabled visible checked sublabel registerAccelerator toolTip acceleratorWorksWhenHidden icon before after'.split(
    ' ',
  )
let applicationMenu: Menu | null = null
let lastCommand = 0

function createItem(options: MenuItemConstructorOptions): MenuItem {
  refuseUnknown('MenuItem', options, itemKeys)
  const submenu = Array.isArray(options.submenu) ? createMenu(options.submenu) : options.submenu
  if (options.accelerator) spellAccelerator(options.accelerator)
  const item = strict('MenuItem', {
    id: options.id ?? '',
    label: options.label ?? options.role ?? '',
    type: options.type ?? (submenu ? 'submenu' : 'normal'),
    role: options.role,
    accelerator: options.accelerator ?? (options.role ? roleAccelerators[options.role] : undefined),
    submenu,
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    commandId: ++lastCommand,
    registerAccelerator: options.registerAccelerator ?? true,
    click(...given: unknown[]) {
      if (!item.enabled) return
      const window = allWindows().find((one) => one.isFocused()) ?? allWindows()[0]
      if (options.role) runRole(options.role, window)
      else options.click?.(item, window as never, (given[0] ?? {}) as never)
    },
  }) as unknown as MenuItem
  return item
}

function createMenu(template: readonly (MenuItemConstructorOptions | MenuItem)[] = []): Menu {
  const items = template.map((one) =>
    typeof (one as MenuItem).commandId === 'number' ? (one as MenuItem) : createItem(one as MenuItemConstructorOptions),
  )
  const menu = strict(
    'Menu',
    extend(new EventEmitter(), {
      items,
      append: (item: MenuItem) => void items.push(item),
      insert: (at: number, item: MenuItem) => void items.splice(at, 0, item),
      getMenuItemById: (id: string): MenuItem | null => find(menu, (item) => item.id === id) ?? null,
      popup(options: { callback?: () => void } = {}) {
        menu.emit('menu-will-show')
        runtime.changes.emit('popup', menu)
        options.callback?.()
      },
      closePopup() {},
    } satisfies Partial<Record<keyof Menu, unknown>>),
  ) as unknown as Menu
  return menu
}

function find(menu: Menu, matches: (item: MenuItem) => boolean): MenuItem | undefined {
  for (const item of menu.items) {
    const found = matches(item) ? item : item.submenu && find(item.submenu, matches)
    if (found) return found
  }
  return undefined
}

/** The application menu's accelerators in one spelling. */
export function accelerators(): string[] {
  const found: string[] = []
  if (applicationMenu)
    find(applicationMenu, (item) => {
      if (item.accelerator && item.registerAccelerator) found.push(spellAccelerator(item.accelerator))
      return false
    })
  return found
}

/** Carries out the menu item of an accelerator, as the desktop would. */
export function pressAccelerator(accelerator: string, contents: WebContents): void {
  if (applicationMenu === null) return
  const item = find(
    applicationMenu,
    (one) => one.enabled && Boolean(one.accelerator) && spellAccelerator(one.accelerator as string) === accelerator,
  )
  item?.click({ triggeredByAccelerator: true }, allWindows()[0], contents)
}

/** `Menu` of the electron module. */
export const StandInMenu = strict(
  'Menu (static)',
  Object.assign(
    function () {
      return createMenu()
    } as unknown as new () => Menu,
    {
      buildFromTemplate: createMenu,
      setApplicationMenu(menu: Menu | null) {
        applicationMenu = menu
        runtime.changes.emit('menu')
      },
      getApplicationMenu: () => applicationMenu,
    },
  ),
)

/** `MenuItem` of the electron module. */
export const StandInMenuItem = function (options: MenuItemConstructorOptions) {
  return createItem(options)
} as unknown as new (
  options: MenuItemConstructorOptions,
) => MenuItem
