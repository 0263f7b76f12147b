import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'
import { PopoverButton } from '../../components/popover-button.tsx'

/** A chip that says what is chosen and opens the choice. `value`: '' where nothing is. */
export function FilterChip({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <PopoverButton
      label={name}
      name={value === '' ? say('search', 'chipLabelAny', { name }) : say('search', 'chipLabel', { name, value })}
      placement="bottom start"
      className={classes(
        'inline-flex h-6.5 max-w-56 shrink-0 items-center gap-1 rounded-control border px-2 text-plain hover:border-edge',
        value === '' ? 'border-line text-soft' : 'border-accent bg-wash font-semibold text-ink',
      )}
      panelClassName="flex max-h-80 w-64 flex-col overflow-y-auto p-1.5"
      button={
        <>
          <span className="truncate">{value === '' ? name : value}</span>
          <ChevronDown className="size-3!" />
        </>
      }
    >
      {children}
    </PopoverButton>
  )
}

/** In place of choices that are not there. */
export function NoChoice() {
  return <p className="px-2 py-1.5 text-soft">{say('search', 'noneToChoose')}</p>
}
