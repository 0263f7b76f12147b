import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { keyOf } from '../../app/queries.ts'
import { useClient } from '../../client.ts'
import { PopoverButton } from '../../components/popover-button.tsx'
import { meterShare, meterWords } from './meter-words.ts'
import type { ThreadChoices } from './thread-choices.ts'

const PAUSE_MS = 250

/** How much the question can read, in people's words; tokens in its popover. */
export function Meter({ scope, chosen, question }: { scope: Scope; chosen: ThreadChoices; question: string }) {
  const client = useClient()
  const settled = useSettled(question)
  const { model, persona } = chosen
  const asking = {
    question: settled,
    scope,
    ...(model === undefined ? {} : { model }),
    ...(persona === undefined ? {} : { persona }),
  }
  const plan = useQuery({
    queryKey: keyOf('answer.plan', asking),
    queryFn: ({ signal }) => client.call('answer.plan', asking, { signal }),
    placeholderData: keepPreviousData,
  }).data
  if (plan === undefined) return <span className="ml-auto h-6" />
  const asked = settled !== ''
  return (
    <PopoverButton
      label={say('chat', 'meterTitle')}
      placement="top end"
      className="ml-auto flex h-6 shrink-0 items-center gap-1.5 rounded-chip px-0.5 text-label text-soft tabular-nums hover:text-ink"
      panelClassName="w-72 p-3 text-plain"
      button={
        <>
          <span
            aria-hidden="true"
            className="hidden h-[3px] w-7 shrink-0 overflow-hidden rounded-full bg-line @min-[27rem]:block"
          >
            <span className="block h-full bg-accent" style={{ width: `${meterShare(plan, asked) * 100}%` }} />
          </span>
          <span className="truncate">{meterWords(plan, asked)}</span>
        </>
      }
    >
      <p className="text-soft">{say('chat', 'meterText')}</p>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-y-1 tabular-nums">
        <dt>{say('chat', 'meterRoom')}</dt>
        <dd>{say('chat', 'tokens', { count: plan.roomTokens })}</dd>
        {asked ? (
          <>
            <dt>{say('chat', 'meterUsed')}</dt>
            <dd>{say('chat', 'tokens', { count: plan.usedTokens })}</dd>
          </>
        ) : null}
        <dt>{say('chat', 'meterContext')}</dt>
        <dd>{say('chat', 'tokens', { count: plan.contextTokens })}</dd>
      </dl>
    </PopoverButton>
  )
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
