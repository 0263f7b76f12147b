import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AnswerPlan } from '../../../api/answer-plan.ts'
import type { Scope } from '../../../api/document.ts'
import { keyOf } from '../../app/queries.ts'
import { useClient } from '../../client.ts'
import type { ThreadChoices } from './thread-choices.ts'

const PAUSE_MS = 250

/** What the question would read: the last plan there is, and whether it is of a question. Asked for where typing pauses. */
export function usePlan(input: { scope: Scope; chosen: ThreadChoices; question: string; parentId: string | null }): {
  plan: AnswerPlan | undefined
  asked: boolean
} {
  const client = useClient()
  const question = useSettled(input.question)
  const { model, persona, route, overflow } = input.chosen
  const asking = {
    question,
    scope: input.scope,
    parentId: input.parentId,
    ...(model === undefined ? {} : { model }),
    ...(persona === undefined ? {} : { persona }),
    ...(route === undefined ? {} : { route }),
    ...(overflow === undefined ? {} : { overflow }),
  }
  const plan = useQuery({
    queryKey: keyOf('answer.plan', asking),
    queryFn: ({ signal }) => client.call('answer.plan', asking, { signal }),
    placeholderData: keepPreviousData,
  }).data
  return { plan, asked: question !== '' }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
