import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, Header, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'

/** A row of a menu. `checked` makes it one of a choice. */
export type MenuEntry =
  | {
      id: string
      label: string
      icon?: ReactNode
      keys?: string
      checked?: boolean
      warn?: boolean
      disabled?: boolean
      run: () => void
    }
  | { separator: string }
  | { heading: string; entries: readonly MenuEntry[] }

/** The list of a menu, for a popover. */
export function MenuList({
  entries,
  label,
  onClose,
}: {
  entries: readonly MenuEntry[]
  label: string
  onClose?: () => void
}) {
  return (
    <AriaMenu
      aria-label={label}
      {...(onClose === undefined ? {} : { onClose })}
      className="max-h-96 min-w-52 overflow-y-auto p-1 outline-none"
      autoFocus="first"
    >
      {entries.map(entryElement)}
    </AriaMenu>
  )
}

function entryElement(entry: MenuEntry): ReactElement {
  if ('separator' in entry) return <Separator key={entry.separator} className="mx-2 my-1 border-t border-hair" />
  if ('heading' in entry)
    return (
      <MenuSection key={entry.heading}>
        <Header className="px-2 pt-1.5 pb-0.5 text-label font-semibold text-soft">{entry.heading}</Header>
        {entry.entries.map(entryElement)}
      </MenuSection>
    )
  return (
    <MenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.disabled ?? false}
      onAction={entry.run}
      className={classes(
        'flex h-7 items-center gap-2 rounded-control px-2 text-plain outline-none focus:bg-wash disabled:opacity-45',
        entry.warn ? 'text-warn' : 'text-ink',
      )}
    >
      {entry.checked === undefined ? entry.icon : <Dot on={entry.checked} />}
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
    </MenuItem>
  )
}

function Dot({ on }: { on: boolean }) {
  return (
    <span className="inline-flex size-[0.9375rem] items-center justify-center" aria-hidden="true">
      <span className={classes('size-1.5 rounded-full', on ? 'bg-accent' : 'bg-transparent')} />
    </span>
  )
}

export const FLOAT = 'z-40 rounded-float border border-line bg-raise text-ink shadow-float outline-none'

/** A button (the child) that opens a menu. */
export function MenuButton({
  children,
  entries,
  label,
}: {
  children: ReactNode
  entries: readonly MenuEntry[]
  label: string
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover offset={4} className={FLOAT}>
        <MenuList entries={entries} label={label} />
      </Popover>
    </MenuTrigger>
  )
}
