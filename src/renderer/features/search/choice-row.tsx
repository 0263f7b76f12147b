import { Checkbox } from 'react-aria-components'
import { LongName } from '../../components/long-name.tsx'
import { TickBox } from '../../components/tick-box.tsx'

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
      <TickBox on={on} />
      <LongName name={label} className="flex-1" />
      {count === undefined ? null : (
        <span className="text-label text-soft tabular-nums">{count.toLocaleString('en')}</span>
      )}
    </Checkbox>
  )
}
