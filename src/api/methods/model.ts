import { z } from 'zod'
import type { Method } from '../method.ts'
import { ModelChoice, ModelInfo, ModelMemory } from '../model.ts'
import { nothing } from './nothing.ts'

/** Models. */
export const modelMethods = {
  'model.list': {
    input: nothing,
    output: z.strictObject({ models: z.array(ModelInfo), chat: ModelInfo.optional(), embedder: ModelInfo.optional() }),
  },
  /** What a chat model would take of this machine. Errors as those of `model.check`. */
  'model.memory': { input: z.strictObject({ model: ModelChoice }), output: ModelMemory },
  /** Checks a GGUF file in a child process. Errors: `model-not-found`, `model-unusable`, `model-not-chat`, `model-not-embedder`. */
  'model.check': {
    input: z.strictObject({ path: z.string(), role: z.enum(['chat', 'embedder']) }),
    output: ModelInfo,
  },
} satisfies Record<string, Method>
