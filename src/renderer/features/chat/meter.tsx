import type { ReactNode } from 'react'
import type { AnswerPlan } from '../../../api/answer-plan.ts'
import type { Overflow } from '../../../api/route.ts'
import { say } from '../../../messages/say.ts'
import { aboutTime } from '../../app/duration-words.ts'
import { PopoverButton } from '../../components/popover-button.tsx'
import { inOrder, meterShare, meterWords, partWords, readyWords } from './meter-words.ts'
import { OverflowChoice } from './overflow-choice.tsx'

/** How much the question reads, in people's words; in its popover the parts in tokens, and what happens to what does not fit. */
export function Meter({
  plan,
  asked,
  overflow,
  onOverflow,
}: {
  plan: AnswerPlan | undefined
  asked: boolean
  /** What the user chose for documents that do not fit. */
  overflow: Overflow | undefined
  onOverflow: (overflow: Overflow) => void
}) {
  if (plan === undefined) return <span className="ml-auto h-6" />
  return (
    <PopoverButton
      label={say('reading', 'meterTitle')}
      placement="top end"
      className="ml-auto flex h-6 min-w-0 shrink-[0.05] items-center gap-1.5 rounded-chip px-0.5 text-label text-soft tabular-nums hover:text-ink"
      panelClassName="max-h-[min(36rem,calc(100vh-7rem))] w-80 overflow-y-auto p-3 text-plain"
      button={
        <>
          <span
            aria-hidden="true"
            className="hidden h-[3px] w-7 shrink-0 overflow-hidden rounded-full bg-line @min-[27rem]:block"
          >
            <span className="block h-full bg-accent" style={{ width: `${meterShare(plan, asked) * 100}%` }} />
          </span>
          <span className="truncate" title={meterWords(plan, asked)}>
            {meterWords(plan, asked)}
          </span>
        </>
      }
    >
      {plan.contextTokens === 0 ? (
        <p className="text-soft">{say('reading', 'noModelText')}</p>
      ) : (
        <Parts plan={plan} asked={asked} overflow={overflow} onOverflow={onOverflow} />
      )}
    </PopoverButton>
  )
}

function Parts({
  plan,
  asked,
  overflow,
  onOverflow,
}: {
  plan: AnswerPlan
  asked: boolean
  overflow: Overflow | undefined
  onOverflow: (overflow: Overflow) => void
}) {
  const ready = readyWords(plan)
  const parts = inOrder(plan.parts)
  return (
    <>
      <p className="text-soft">{say('reading', asked ? 'meterText' : 'meterEmpty')}</p>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 tabular-nums">
        {asked ? parts.map((part) => <Line key={part.kind} name={partWords(part)} tokens={part.tokens} />) : null}
        <Line name={say('reading', 'partFree')} tokens={Math.max(0, plan.roomTokens - plan.usedTokens)} />
        <Line name={say('reading', 'partAnswer')} tokens={plan.answerTokens} />
      </dl>
      <dl className="mt-1.5 grid grid-cols-[1fr_auto] gap-x-4 border-t border-hair pt-1.5 tabular-nums">
        <Line name={say('reading', 'partContext')} tokens={plan.contextTokens}>
          {(count) => say('reading', 'tokens', { count })}
        </Line>
      </dl>
      {asked && (ready !== '' || plan.ms !== undefined) ? (
        <p className="mt-2 text-soft">
          {ready} {plan.ms === undefined ? '' : say('reading', 'begins', { time: aboutTime(plan.ms) })}
        </p>
      ) : null}
      <OverflowChoice plan={plan} chosen={overflow} onOverflow={onOverflow} />
    </>
  )
}

function Line({
  name,
  tokens,
  children = (count) => count.toLocaleString('en'),
}: {
  name: string
  tokens: number
  children?: (count: number) => ReactNode
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="text-right">{children(tokens)}</dd>
    </>
  )
}
