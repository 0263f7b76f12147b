import { type ReactNode, useRef, useState } from 'react'
import { Button, Popover, type PopoverProps } from 'react-aria-components'
import { FLOAT } from './menu.tsx'

/**
 * A button that opens a panel, a dialog named `label`, beside it. `name` is read instead of the button's words; what stands
 * in the panel may close it.
 */
export function PopoverButton({
  label,
  name,
  placement,
  className,
  panelClassName,
  button,
  children,
}: {
  label: string
  name?: string
  placement: NonNullable<PopoverProps['placement']>
  className: string
  panelClassName: string
  button: ReactNode
  children: ReactNode | ((close: () => void) => ReactNode)
}) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        ref={trigger}
        {...(name === undefined ? {} : { 'aria-label': name })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
        className={className}
      >
        {button}
      </Button>
      <Popover
        triggerRef={trigger}
        isOpen={open}
        onOpenChange={setOpen}
        aria-label={label}
        placement={placement}
        offset={6}
        className={FLOAT}
      >
        <div className={panelClassName}>
          {typeof children === 'function' ? children(() => setOpen(false)) : children}
        </div>
      </Popover>
    </>
  )
}
