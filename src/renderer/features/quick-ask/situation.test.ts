import { expect, test } from 'vitest'
import type { Quote } from '../../../api/answer.ts'
import { ended, nothingYet } from '../../app/answer/live-answer.ts'
import { commandOf } from './keys.ts'
import { type QuickState, useQuickStore } from './quick-store.ts'
import { situationOf } from './situation.ts'

const quote = { number: 1, documentId: 'd', revisionId: 'r', spans: [] } as unknown as Quote
const enter = { key: 'Enter', mod: false, shift: false, alt: false }

function afterEnd(code: 'channel-closed' | 'cancelled'): QuickState {
  const answer = ended({ ...nothingYet, phase: 'quoted', quotes: [quote] }, { code, parameters: {} })
  return {
    ...useQuickStore.getState(),
    typed: 'How much is the deposit?',
    result: { kind: 'answer', question: 'How much is the deposit?', given: undefined, answer, handOver: false },
  }
}
const entered = (state: QuickState) => commandOf(enter, situationOf(state, { focus: 'field', selection: false }))

test('Enter asks again what the backend was lost in, as its line says, though it has quotes to open', () => {
  expect(entered(afterEnd('channel-closed'))).toBe('ask')
})

test('Enter opens the page of what was stopped', () => expect(entered(afterEnd('cancelled'))).toBe('open-page'))
