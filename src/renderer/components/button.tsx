import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'

const LOOKS = {
  raised: 'border border-line bg-raise text-ink shadow-[0_1px_2px_var(--hair)] hover:border-edge pressed:bg-hair',
  primary: 'border border-accent bg-accent text-paper hover:opacity-90 pressed:opacity-80',
  quiet: 'text-soft hover:bg-hair hover:text-ink pressed:bg-line',
  link: 'text-accent underline underline-offset-2 hover:text-ink',
  warn: 'text-warn underline underline-offset-2 hover:text-ink',
}

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  look?: keyof typeof LOOKS
  className?: string
  children: ReactNode
}

/** A button with words. */
export function Button({ look = 'raised', className, ...props }: ButtonProps) {
  const box = look === 'link' || look === 'warn' ? 'rounded-chip' : 'h-7.5 rounded-control px-3 font-semibold'
  return (
    <AriaButton
      {...props}
      className={classes(
        'inline-flex shrink-0 items-center gap-1.5 text-plain transition-colors disabled:opacity-50',
        box,
        LOOKS[look],
        className,
      )}
    />
  )
}

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> & {
  label: string
  keys?: string
  className?: string
  children: ReactNode
}

/** A button with an icon alone; its label is read aloud and shown as a tooltip with its shortcut. */
export function IconButton({ label, keys, className, children, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...props}
        aria-label={label}
        className={classes(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-control text-soft transition-colors',
          'hover:bg-hair hover:text-ink pressed:bg-line disabled:opacity-40',
          className,
        )}
      >
        {children}
      </AriaButton>
      <Tooltip
        offset={6}
        className="z-50 flex items-center gap-2 rounded-control border border-line bg-raise px-2 py-1 text-label text-ink shadow-float entering:animate-none"
      >
        {label}
        {keys === undefined ? null : <Kbd keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
