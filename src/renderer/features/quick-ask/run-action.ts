import { toErrorValue } from '../../../api/error.ts'
import type { QuickAction, QuickText } from '../../../api/quick.ts'
import type { Client } from '../../../rpc/types.ts'
import { type ActionResult, useQuickStore } from './quick-store.ts'
import { startRun } from './run.ts'

/** Does something with the given text; the result stands in place. `language`: of a translation. */
export async function runAction(client: Client, action: QuickAction, given: QuickText, language?: string) {
  const run = startRun()
  useQuickStore.setState({
    result: { kind: 'action', action, given, state: 'reading', text: '', sentences: [] },
    chosen: -1,
    entry: undefined,
    notice: undefined,
  })
  const change = (next: (result: ActionResult) => ActionResult) => {
    const { result } = useQuickStore.getState()
    if (run.isCurrent() && result?.kind === 'action') useQuickStore.setState({ result: next(result) })
  }
  try {
    const input = { action, text: given, ...(language === undefined ? {} : { language }) }
    for await (const event of client.stream('quick.act', input, { signal: run.signal })) {
      change((result) => {
        switch (event.type) {
          case 'writing-started':
            return { ...result, state: 'writing', model: event.model }
          case 'text-delta':
            return { ...result, state: 'writing', text: result.text + event.text }
          case 'sentence-checked':
            return { ...result, sentences: [...result.sentences, event.sentence] }
          case 'action-finished':
            return { ...result, state: 'done', text: event.text, sentences: event.sentences, part: event.part }
        }
      })
    }
  } catch (error) {
    const value = toErrorValue(error)
    change((result) =>
      value.code === 'cancelled' ? { ...result, state: 'stopped' } : { ...result, state: 'failed', error: value },
    )
  }
}
