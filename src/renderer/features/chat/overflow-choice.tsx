import { useId } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { AnswerPlan } from '../../../api/answer-plan.ts'
import { Overflow } from '../../../api/route.ts'
import { say } from '../../../messages/say.ts'
import { LongName } from '../../components/long-name.tsx'
import { notFittingWords } from './meter-words.ts'

/** Documents named before the rest is counted. */
const NAMED = 4

/** What does not fit, and the choice of what happens to it; nothing where all fits. */
export function OverflowChoice({
  plan,
  chosen,
  onOverflow,
}: {
  plan: AnswerPlan
  chosen: Overflow | undefined
  onOverflow: (overflow: Overflow) => void
}) {
  const id = useId()
  const words = notFittingWords(plan)
  if (words === '') return null
  const { leftOut } = plan
  const more = leftOut.length - NAMED
  return (
    <div className="mt-3 border-t border-line pt-2.5">
      <p id={id} className="text-ink">
        {words}
      </p>
      <ul aria-labelledby={id} className="mt-1 text-soft empty:hidden">
        {leftOut.slice(0, NAMED).map(({ documentId, title, tokens }) => (
          <li key={documentId} className="flex gap-4">
            <LongName name={title} className="flex-1" />
            <span className="tabular-nums">{tokens.toLocaleString('en')}</span>
          </li>
        ))}
        {more > 0 ? <li>{say('reading', 'overflowMore', { count: more })}</li> : null}
      </ul>
      {leftOut[0] === undefined ? null : (
        <RadioGroup
          value={chosen ?? leftOut[0].handling}
          onChange={(value) => onOverflow(Overflow.parse(value))}
          className="mt-2"
        >
          <Label className="text-label font-semibold text-soft">{say('reading', 'overflowTitle')}</Label>
          {Overflow.options.map((option) => (
            <Radio
              key={option}
              value={option}
              className="group flex h-7 items-center gap-2 rounded-control px-1 -outline-offset-2! hover:bg-wash"
            >
              <span
                aria-hidden="true"
                className="size-3.5 shrink-0 rounded-full border border-edge group-selected:border-[0.25rem] group-selected:border-accent"
              />
              {say('reading', `overflow-${option}`)}
            </Radio>
          ))}
        </RadioGroup>
      )}
    </div>
  )
}
