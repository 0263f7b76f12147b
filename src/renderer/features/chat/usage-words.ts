import type { Answer } from '../../../api/answer.ts'
import { say } from '../../../messages/say.ts'
import { sizeWords } from '../../app/size-words.ts'

const numbers = new Intl.NumberFormat('en')
const tokens = (count: number) => say('reading', 'tokens', { count })

/** What the model did for an answer, as names and values in order; only what is known. Empty where no model worked. */
export function usageLines({ usage, timings }: Pick<Answer, 'usage' | 'timings'>): { name: string; value: string }[] {
  const { promptTokens, cachedTokens, answerTokens, warmTokens, readMs, writeMs, memoryBytes, contextTokens } = usage
  if (promptTokens === 0 && answerTokens === 0) return []
  const read = promptTokens - cachedTokens
  const line = (name: Parameters<typeof say<'reading'>>[1], value: string | undefined) =>
    value === undefined ? [] : [{ name: say('reading', name), value }]
  return [
    ...line('usageRead', tokens(promptTokens)),
    ...line('usageReused', tokens(cachedTokens)),
    ...line('usageWarm', (warmTokens ?? 0) === 0 ? undefined : tokens(warmTokens ?? 0)),
    ...line('usageWritten', tokens(answerTokens)),
    ...line('usageFirst', timings.firstTokenMs === undefined ? undefined : secondsWords(timings.firstTokenMs)),
    ...line('usageReadSpeed', speed(read, readMs)),
    ...line('usageWriteSpeed', speed(answerTokens, writeMs)),
    ...line('usageMemory', memoryBytes ? sizeWords(memoryBytes) : undefined),
    ...line('usageContext', contextTokens === undefined ? undefined : tokens(contextTokens)),
  ]
}

function speed(count: number, ms: number | undefined): string | undefined {
  if (ms === undefined || ms <= 0 || count <= 0) return undefined
  const rate = (1000 * count) / ms
  return say('reading', 'perSecond', { count: rate < 10 ? Math.round(rate * 10) / 10 : Math.round(rate) })
}

/** "420 ms", "1.8 s", "74 s". */
function secondsWords(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${numbers.format(Math.round(ms / 1000))} s`
}
