import type { ModelMemory } from '../../../api/model.ts'
import type { WarmState } from '../../../api/warm.ts'
import { say } from '../../../messages/say.ts'
import { sizeWords } from '../../app/size-words.ts'

/** What a chat model takes of this machine, in sentences. */
export function memoryWords(name: string, memory: ModelMemory): string {
  const { weightsBytes, contextBytes, contextTokens, trainedTokens, measured } = memory
  const sentences = [
    say('memory', 'takes', {
      name,
      total: sizeWords(weightsBytes + contextBytes),
      weights: sizeWords(weightsBytes),
      context: sizeWords(contextBytes),
      tokens: contextTokens,
    }),
    contextTokens < trainedTokens ? say('memory', 'takesLess', { trained: trainedTokens }) : '',
    measured ? '' : say('memory', 'estimated'),
  ]
  return sentences.filter((one) => one !== '').join(' ')
}

/** The documents of a remembered state in the order in which they were read: the first, and how many more. */
export function rememberedTitle({ documents }: Pick<WarmState, 'documents'>): string {
  const title = documents[0]?.title ?? ''
  return documents.length < 2 ? title : say('memory', 'more', { title, count: documents.length - 1 })
}

/** Disk that remembered documents may take, of megabytes as the settings count them: "4 GB"; "Nothing" for none. */
export function budgetWords(megabytes: number): string {
  if (megabytes === 0) return say('memory', 'budgetNone')
  const gigabytes = Math.round((megabytes / 1024) * 10) / 10
  return gigabytes < 1
    ? say('memory', 'megabytes', { count: megabytes })
    : say('memory', 'gigabytes', { count: gigabytes })
}
