import { Checkbox } from 'react-aria-components'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'

/** One of several that can be chosen at once, with how many documents it stands for. */
export function ChoiceRow(props: {
  label: string
  count?: number
  indent?: number
  on: boolean
  onChange: () => void
}) {
  const { label, count, indent = 0, on, onChange } = props
  return (
    <Checkbox
      isSelected={on}
      onChange={onChange}
      className="flex h-7 shrink-0 items-center gap-2 rounded-control px-2 hover:bg-wash focus-visible:bg-wash"
    >
      <span style={{ width: `${indent}rem` }} />
      <span
        aria-hidden="true"
        className={classes(
          'flex size-3.5 shrink-0 items-center justify-center rounded-[0.1875rem] border text-[0.625rem] leading-none',
          on ? 'border-accent bg-accent text-paper' : 'border-edge',
        )}
      >
        {on ? '✓' : ''}
      </span>
      <LongName name={label} className="flex-1" />
      {count === undefined ? null : (
        <span className="text-label text-soft tabular-nums">{count.toLocaleString('en')}</span>
      )}
    </Checkbox>
  )
}
