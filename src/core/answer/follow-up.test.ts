import { expect, it } from 'vitest'
import { searchText } from './follow-up.ts'

const before = 'How high is the deposit?'

it.each(['And when is it returned?', 'What about the keys?', 'Why?', 'When is it returned?', 'Who holds them?'])(
  'searches %j together with the question before it',
  (question) => {
    expect(searchText(question, before)).toBe(`${before} ${question}`)
  },
)

it.each([
  'Whom do I call about the keys?',
  'How much notice must I give to end the lease?',
  'How high is the heating bill, and when is it due?',
])('searches %j alone', (question) => {
  expect(searchText(question, before)).toBe(question)
})
