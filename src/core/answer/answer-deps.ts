import type { ChunkSearch } from '../ports/chunk-index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { TextStore } from '../ports/text-store.ts'
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
