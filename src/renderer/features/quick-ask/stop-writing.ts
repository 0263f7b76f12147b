import { ended } from '../../app/answer/live-answer.ts'
import { isWriting, useQuickStore } from './quick-store.ts'

/** What was being written stands as stopped. */
export function stopWriting(): void {
  const { result } = useQuickStore.getState()
  if (result === undefined || !isWriting(result)) return
  useQuickStore.setState({
    result:
      result.kind === 'answer'
        ? { ...result, handOver: false, answer: ended(result.answer, { code: 'cancelled', parameters: {} }) }
        : { ...result, state: 'stopped' },
  })
}
