import { classes } from './classes.ts'

/** The box of a choice that is on or off, with its tick; the choice itself says so to those who do not see it. */
export function TickBox({ on }: { on: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'flex size-3.5 shrink-0 items-center justify-center rounded-[0.1875rem] border text-[0.625rem] leading-none',
        on ? 'border-accent bg-accent text-paper' : 'border-edge',
      )}
    >
      {on ? '✓' : ''}
    </span>
  )
}
