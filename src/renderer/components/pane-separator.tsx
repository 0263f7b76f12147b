import { useRef } from 'react'

/** The line between two panes: drag it, or move it with the arrow keys. `direction` is 1 where right means wider. */
export function PaneSeparator({
  label,
  value,
  least,
  most,
  direction,
  scale,
  onChange,
}: {
  label: string
  value: number
  least: number
  most: number
  direction: 1 | -1
  scale: number
  onChange: (value: number) => void
}) {
  const start = useRef<{ x: number; value: number } | undefined>(undefined)
  const set = (next: number) => onChange(Math.round(Math.min(Math.max(next, least), most)))
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(least)}
      aria-valuemax={Math.round(most)}
      tabIndex={0}
      className="absolute inset-y-0 -left-1 z-20 w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-1 after:w-px after:bg-line hover:after:bg-edge focus-visible:after:w-0.5 focus-visible:after:bg-accent focus-visible:outline-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, value }
      }}
      onPointerMove={(event) => {
        if (start.current !== undefined)
          set(start.current.value + ((event.clientX - start.current.x) / scale) * direction)
      }}
      onPointerUp={() => {
        start.current = undefined
      }}
      onPointerCancel={() => {
        start.current = undefined
      }}
      onKeyDown={(event) => {
        const step = event.shiftKey ? 64 : 16
        if (event.key === 'ArrowRight') set(value + step * direction)
        else if (event.key === 'ArrowLeft') set(value - step * direction)
        else if (event.key === 'Home') set(least)
        else if (event.key === 'End') set(most)
        else return
        event.preventDefault()
      }}
    />
  )
}
