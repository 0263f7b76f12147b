import { useState } from 'react'

/** A name typed in place: Enter keeps it, Escape and leaving it empty drop it. */
export function NameField({
  label,
  initial = '',
  onDone,
}: {
  label: string
  initial?: string
  onDone: (name: string | undefined) => void
}) {
  const [name, setName] = useState(initial)
  const finish = () => {
    const trimmed = name.trim()
    onDone(trimmed === '' || trimmed === initial ? undefined : trimmed)
  }
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={name}
      // The field appears because the user asked for it.
      ref={(element) => {
        if (element !== null && document.activeElement !== element && !element.dataset['met']) {
          element.dataset['met'] = 'yes'
          element.focus()
          element.select()
        }
      }}
      onChange={(event) => setName(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') finish()
        if (event.key === 'Escape') onDone(undefined)
      }}
      className="h-7 w-full rounded-control border border-edge bg-raise px-2 text-plain text-ink"
    />
  )
}
