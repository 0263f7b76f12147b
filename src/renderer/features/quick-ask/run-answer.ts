import { toErrorValue } from '../../../api/error.ts'
import type { QuickText } from '../../../api/quick.ts'
import type { Client } from '../../../rpc/types.ts'
import { afterEvent, ended, type LiveAnswer, nothingYet } from '../../app/answer/live-answer.ts'
import { keepAndOpen } from './hand-over.ts'
import { type AnswerResult, useQuickStore } from './quick-store.ts'
import { startRun, stopRun } from './run.ts'

/** The scope of quick ask: all documents. */
export const everything = { collectionIds: [], documentIds: [] }

/** Asks what is typed, from the library or from the given text alone; the answer takes the hits' place. */
export async function runAnswer(client: Client, question: string, given: QuickText | undefined, handOver = false) {
  const run = startRun()
  useQuickStore.setState({
    result: { kind: 'answer', question, given, answer: nothingYet, handOver },
    chosen: -1,
    entry: undefined,
    notice: undefined,
  })
  const change = (next: (answer: LiveAnswer) => LiveAnswer) => {
    const { result } = useQuickStore.getState()
    if (run.isCurrent() && result?.kind === 'answer') {
      useQuickStore.setState({ result: { ...result, answer: next(result.answer) } })
    }
  }
  try {
    const input = { question, scope: everything, ...(given === undefined ? {} : { text: given }) }
    for await (const event of client.stream('quick.ask', input, { signal: run.signal })) {
      if (!run.isCurrent()) return
      change((answer) => afterEvent(answer, event))
    }
    change((answer) => (answer.phase === 'ended' ? answer : ended(answer, { code: 'cancelled', parameters: {} })))
  } catch (error) {
    change((answer) => ended(answer, toErrorValue(error)))
  }
  const { result } = useQuickStore.getState()
  if (run.isCurrent() && result?.kind === 'answer' && result.handOver) await keepAndOpen(client, result)
}

/**
 * Goes on in the main window: with the answer as it stands where it is written; where it is being written once that is
 * done, or, asked for again, at once with what stands.
 */
export async function goOn(client: Client, result: AnswerResult): Promise<void> {
  if (result.answer.phase === 'ended') return keepAndOpen(client, result)
  if (!result.handOver) return useQuickStore.setState({ result: { ...result, handOver: true } })
  const answer = ended(result.answer, { code: 'cancelled', parameters: {} })
  const stopped = { ...result, answer, handOver: false }
  stopRun()
  useQuickStore.setState({ result: stopped })
  await keepAndOpen(client, stopped)
}
