import { expect, it } from 'vitest'
import { leansOnThread } from './follow-up.ts'

it.each(['And when is it returned?', 'What about the keys?', 'Why?', 'When is it returned?', 'Who holds them?'])(
  '%j leans on the question before it',
  (question) => {
    expect(leansOnThread(question)).toBe(true)
  },
)

it.each([
  'Whom do I call about the keys?',
  'How much notice must I give to end the lease?',
  'How high is the heating bill, and when is it due?',
])('%j stands alone', (question) => {
  expect(leansOnThread(question)).toBe(false)
})
