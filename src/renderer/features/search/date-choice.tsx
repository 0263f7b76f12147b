import { useId } from 'react'
import type { LibraryFacets } from '../../../api/library-facets.ts'
import { say } from '../../../messages/say.ts'
import { changeFilter, useSearchStore } from '../../app/search-store.ts'
import { ChoiceRow } from './choice-row.tsx'
import { dayInput, dayRange, lastDays, yearRange } from './days.ts'

const FIELD = 'h-7 min-w-0 flex-1 rounded-control border border-edge bg-transparent px-1.5 text-plain text-ink'

/** Days to choose from: the last ones, the years there are, or from one to another. */
export function DateChoice({ years }: { years: LibraryFacets['years'] }) {
  const { from, to } = useSearchStore((state) => state.filter)
  const id = useId()
  const is = (range: { from: number; to?: number }) => range.from === from && range.to === to
  const choose = (range: { from?: number | undefined; to?: number | undefined }) =>
    changeFilter({ from: range.from, to: range.to })
  const recent = [
    { label: say('search', 'lastWeek'), range: lastDays(7, Date.now()) },
    { label: say('search', 'lastMonth'), range: lastDays(30, Date.now()) },
  ]
  return (
    <>
      <ChoiceRow
        label={say('search', 'anyDate')}
        on={from === undefined && to === undefined}
        onChange={() => choose({})}
      />
      {recent.map(({ label, range }) => (
        <ChoiceRow key={label} label={label} on={is(range)} onChange={() => choose(is(range) ? {} : range)} />
      ))}
      {years.map(({ year, documents }) => {
        const range = yearRange(year)
        return (
          <ChoiceRow
            key={year}
            label={String(year)}
            count={documents}
            on={is(range)}
            onChange={() => choose(is(range) ? {} : range)}
          />
        )
      })}
      {(['from', 'to'] as const).map((end) => (
        <label key={end} htmlFor={`${id}-${end}`} className="mt-1 flex items-center gap-2 px-2">
          <span className="w-10 shrink-0 text-soft">{say('search', end)}</span>
          <input
            id={`${id}-${end}`}
            type="date"
            value={dayInput(end === 'from' ? from : to)}
            onChange={(event) => {
              const range = dayRange(event.target.value)
              choose({ from, to, [end]: end === 'from' ? range?.from : range?.to })
            }}
            className={FIELD}
          />
        </label>
      ))}
    </>
  )
}
