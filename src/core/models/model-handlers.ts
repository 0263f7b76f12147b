import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'
import type { ModelInfo } from '../../api/model.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'

type ModelHandlerDeps = { models: Models; settings: SettingsStore }

/** Answers `model.list`, `model.memory` and `model.check`. */
export function createModelHandlers(
  deps: ModelHandlerDeps,
): Pick<Handlers, 'model.list' | 'model.memory' | 'model.check'> {
  const { models, settings } = deps

  /** What is chosen now; absent where nothing is chosen or the file is gone or broken. */
  const chosen = async (
    choice: string,
    role: ModelInfo['role'],
    signal: AbortSignal,
  ): Promise<ModelInfo | undefined> => {
    try {
      return await models.describe(choice, role, signal)
    } catch (error) {
      if (error instanceof AssistantError) return undefined
      throw error
    }
  }

  return {
    async 'model.list'(_input, signal) {
      const { chatModel, embedder: embedderChoice } = settings.get()
      const [list, chat, embedder] = await Promise.all([
        models.list(),
        chosen(chatModel, 'chat', signal),
        chosen(embedderChoice, 'embedder', signal),
      ])
      return { models: list, ...(chat ? { chat } : {}), ...(embedder ? { embedder } : {}) }
    },
    async 'model.memory'({ model }, signal) {
      const memory = await models.memory(model, signal)
      if (!memory) throw new AssistantError('model-not-found', { name: model, path: model })
      return memory
    },
    async 'model.check'({ path, role }, signal) {
      const info = await models.describe(path, role, signal)
      if (!info) throw new AssistantError('model-not-found', { name: path, path })
      return info
    },
  }
}
