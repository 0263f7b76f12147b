import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'

export type SummaryHandlers = Pick<Handlers, Extract<keyof Handlers, `summary.${string}`>>

/** Handlers of summaries. */
export function summaryHandlers(): SummaryHandlers {
  const notYet = (): never => {
    throw new AssistantError('summary-not-found')
  }
  return {
    'summary.gist': notYet,
    'summary.start': notYet,
    'summary.continue': notYet,
    'summary.list': () => [],
    'summary.get': notYet,
    'summary.edit': notYet,
    'summary.rename': notYet,
    'summary.remove': notYet,
    'summary.restore': notYet,
    'summary.export': notYet,
    'summary.templates': () => [],
    'summary.copyTemplate': notYet,
    'summary.dropTemplate': notYet,
  }
}
