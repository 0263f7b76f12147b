import type { AnswerTable } from '../../api/answer-table.ts'
import type { Scope } from '../../api/document.ts'
import type { Overflow, Route } from '../../api/route.ts'
import type { StruckSource } from '../../api/thread.ts'
import type { Priority } from '../ports/priority.ts'
import type { PastTurn } from './thread/turns.ts'

/**
 * A question as asked. `model` and `embedder` are choices, the settings' where left out; `persona`: the id of one of the
 * settings'; `turns`: those of the thread before it; `route`, `overflow` and `widen` as in `answer.ask`; `done`: the
 * table of an exhaustive answer that goes on; `priority`: of what the model evaluates, `interactive` unless said;
 * `sentences`: writing ends when so many stand.
 */
export type Question = {
  question: string
  scope: Scope
  struck?: readonly StruckSource[]
  model?: string
  embedder?: string
  persona?: string
  turns?: readonly PastTurn[]
  route?: Route
  overflow?: Overflow
  widen?: boolean
  done?: AnswerTable
  priority?: Priority
  sentences?: number
}
