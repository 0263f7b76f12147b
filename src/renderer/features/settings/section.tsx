import { type ReactNode, useId } from 'react'
import { classes } from '../../components/classes.ts'

/** A titled part of the settings. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line py-4 first:border-t-0 first:pt-1">
      <h2 id={id} className="mb-2 text-question font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** One choice of a few, side by side. */
export function Choices<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: readonly { id: T; label: string; note?: string }[]
  onChange: (value: T) => void
}) {
  const name = useId()
  return (
    <fieldset className="mb-3">
      <legend className="mb-1.5 text-soft">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label
            key={option.id}
            className={classes(
              'relative flex min-h-7.5 flex-col justify-center rounded-control border px-2.5 py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
              value === option.id
                ? 'border-accent bg-wash text-ink'
                : 'border-line bg-raise text-ink hover:border-edge',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
              className="absolute inset-0 opacity-0"
            />
            <span className={value === option.id ? 'font-semibold' : ''}>{option.label}</span>
            {option.note === undefined ? null : <span className="text-label text-soft">{option.note}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
