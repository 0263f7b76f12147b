import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import { FLOAT, type MenuEntry, MenuList } from './menu.tsx'

/** A menu at a point of the window, in client pixels. */
export function ContextMenu({
  at,
  entries,
  label,
  onClose,
}: {
  at: { x: number; y: number } | undefined
  entries: readonly MenuEntry[]
  label: string
  onClose: () => void
}) {
  const anchor = useRef<HTMLDivElement>(null)
  if (at === undefined) return null
  return (
    <>
      <div ref={anchor} className="pointer-events-none fixed size-px" style={{ left: at.x, top: at.y }} />
      <Popover
        triggerRef={anchor}
        isOpen
        aria-label={label}
        onOpenChange={(open) => {
          if (!open) onClose()
        }}
        placement="bottom start"
        offset={2}
        className={FLOAT}
      >
        <MenuList entries={entries} label={label} onClose={onClose} />
      </Popover>
    </>
  )
}
