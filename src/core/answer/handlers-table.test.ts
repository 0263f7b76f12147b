import { expect, test } from 'vitest'
import { type AnswerEvent, AnswerEvent as EventSchema } from '../../api/answer.ts'
import { answerHandlers } from './handlers.ts'
import { testPorts } from './test-ports.ts'

const leases = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [`lease ${at + 1}`, `The monthly rent is EUR ${900 + at}. The flat is dry.`]),
)
const scope = { collectionIds: [], documentIds: [] }
const input = { parentId: null, question: 'What is the monthly rent in each lease?', scope, struck: [] }
const reading = { overflow: 'passages' as const, widen: false, route: 'exhaustive' as const }

/** Asks, and stops after so many rows. */
async function askFor(rows: number) {
  const setup = testPorts(leases, undefined)
  let saved = 0
  const saveAnswer = setup.threads.saveAnswer
  setup.threads.saveAnswer = (id, answer) => {
    saved += 1
    saveAnswer(id, answer)
  }
  const handlers = answerHandlers(setup.deps)
  const stop = new AbortController()
  const events: AnswerEvent[] = []
  const asked = { threadId: setup.thread.id, ...input, ...reading }
  for await (const event of handlers['answer.ask'](asked, stop.signal)) {
    events.push(EventSchema.parse(event))
    if (events.filter(({ type }) => type === 'row-read').length === rows) stop.abort()
  }
  const [message] = setup.threads.messages(setup.thread.id)
  if (!message) throw new Error('no message')
  return { ...setup, handlers, events, message, saved: () => saved }
}

test('rows come one by one, the table is stored, and not once a row', async () => {
  const { events, message, saved } = await askFor(100)
  expect(events.map(({ type }) => type)).toEqual([
    'message-started',
    'reading-chosen',
    'quotes-found',
    'table-started',
    ...Array.from({ length: 40 }, () => 'row-read'),
    'answer-finished',
  ])
  const { table, state, outcome } = message.answer
  expect([state, outcome, table?.rows.length, table?.documents]).toEqual(['done', 'table', 40, 40])
  expect(table?.totals.find(({ kind }) => kind === 'sum')).toMatchObject({ value: 36_780, unit: 'EUR' })
  expect(saved()).toBeLessThan(12)
})

test('a pause keeps the rows; going on reads the others and finishes the answer', async () => {
  const { handlers, message, threads } = await askFor(7)
  expect(message.answer.state).toBe('stopped')
  expect(message.answer.table?.rows).toHaveLength(7)
  const events: AnswerEvent[] = []
  const never = new AbortController().signal
  for await (const event of handlers['answer.continue']({ messageId: message.id }, never)) {
    events.push(EventSchema.parse(event))
  }
  expect(events.filter(({ type }) => type === 'row-read')).toHaveLength(33)
  const answer = threads.message(message.id)?.answer
  expect([answer?.state, answer?.table?.rows.length]).toEqual(['done', 40])
  expect(new Set(answer?.table?.rows.map(({ documentId }) => documentId)).size).toBe(40)
})

test('a table is written to a file; a message without one is not', async () => {
  const { handlers, message, threads, thread } = await askFor(2)
  const { name, bytes } = await handlers['answer.export'](
    { messageId: message.id, format: 'csv' },
    new AbortController().signal,
  )
  expect(name).toBe('What is the monthly rent in each lease.csv')
  expect(new TextDecoder().decode(bytes)).toContain('lease 1,filled,900,EUR,EUR 900')
  const { answer, ...rest } = message
  const { table: _, ...without } = answer
  const other = threads.addMessage({ ...rest, threadId: thread.id, answer: without })
  for (const messageId of [other.id, 'none']) {
    expect(() => handlers['answer.export']({ messageId, format: 'xlsx' }, new AbortController().signal)).toThrow(
      expect.objectContaining({ code: 'message-not-found' }),
    )
  }
})
