import type { Usage } from '../../api/answer.ts'
import type { GenerationEvent } from '../ports/generation.ts'
import type { LanguageModel } from '../ports/language-model.ts'

/** Adds up what a model does for one answer, over all its generations. */
export type UsageMeter = { add(event: Extract<GenerationEvent, { type: 'prompt-read' | 'finished' }>): Usage }

/** A meter for one answer; times are those of reading and of writing alone. */
export function createUsageMeter(model: Pick<LanguageModel, 'memoryBytes' | 'contextTokens'>, from: Usage): UsageMeter {
  let usage: Usage = { warmTokens: 0, readMs: 0, writeMs: 0, ...from, contextTokens: model.contextTokens }
  let reading = 0
  return {
    add(event) {
      if (event.type === 'prompt-read') {
        reading = event.ms
        usage = {
          ...usage,
          promptTokens: usage.promptTokens + event.promptTokens,
          cachedTokens: usage.cachedTokens + event.cachedTokens,
          warmTokens: (usage.warmTokens ?? 0) + event.warmTokens,
          readMs: (usage.readMs ?? 0) + event.ms,
        }
      } else {
        usage = {
          ...usage,
          answerTokens: usage.answerTokens + event.answerTokens,
          writeMs: (usage.writeMs ?? 0) + Math.max(0, event.ms - reading),
          memoryBytes: Math.round(model.memoryBytes()),
        }
      }
      return usage
    },
  }
}
