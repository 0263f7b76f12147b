import { Gauge } from 'lucide-react'
import type { Answer } from '../../../api/answer.ts'
import { say } from '../../../messages/say.ts'
import { PopoverButton } from '../../components/popover-button.tsx'
import { usageLines } from './usage-words.ts'

/** What the model did for an answer, on demand. */
export function UsageButton({ answer }: { answer: Answer }) {
  const lines = usageLines(answer)
  return (
    <PopoverButton
      label={say('reading', 'usage')}
      name={say('reading', 'usage')}
      placement="top end"
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-control text-soft transition-colors hover:bg-hair hover:text-ink"
      panelClassName="w-84 p-3 text-plain"
      button={<Gauge />}
    >
      <p className="font-semibold">{say('reading', 'usage')}</p>
      {lines.length === 0 ? <p className="mt-1 text-soft">{say('reading', 'usageNone')}</p> : null}
      {lines.length === 0 ? null : (
        <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 tabular-nums">
          {lines.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="text-right">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </PopoverButton>
  )
}
