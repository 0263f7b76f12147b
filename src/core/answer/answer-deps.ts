import type { ChunkSearch, Clock, Models, SettingsStore, TextStore } from '../ports.ts'
import type { judge } from '../retrieval/answerability.ts'
import type { PromptTemplates } from './prompt/template.ts'

/** What answering needs. */
export type AnswerDeps = {
  index: ChunkSearch
  text: TextStore
  models: Models
  settings: SettingsStore
  clock: Clock
  prompts: PromptTemplates
  /** Decides before writing whether the documents hold an answer; the calibrated one unless given. */
  judge?: typeof judge
}
