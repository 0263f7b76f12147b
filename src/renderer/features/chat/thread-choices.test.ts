import { expect, it } from 'vitest'
import { chooseForThread, questionSent, threadChoices } from './thread-choices.ts'

it('keeps a route until the question is asked, and the rest for the thread', () => {
  const chosen = { model: 'starter', route: 'whole', overflow: 'summary' } as const
  chooseForThread(undefined, chosen)
  expect(threadChoices(undefined)).toEqual(chosen)
  questionSent('t', true, chosen)
  expect(threadChoices(undefined)).toEqual({})
  expect(threadChoices('t')).toEqual({ model: 'starter', overflow: 'summary' })
  chooseForThread('t', { route: 'exhaustive' })
  expect(threadChoices('t').route).toBe('exhaustive')
  questionSent('t', false, threadChoices('t'))
  expect(threadChoices('t')).toEqual({ model: 'starter', overflow: 'summary' })
  chooseForThread('t', { model: undefined, overflow: undefined })
  expect(threadChoices('t')).toEqual({})
})
