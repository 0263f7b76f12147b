import type { Fact } from '../facts/fact.ts'

const lower =
  /\b(at least|no less than|not less than|no fewer than|more than|over|above|exceed(?:s|ed|ing)?|minimum of|a minimum|greater than|upwards of|in excess of)\s+(?:\p{L}+\s+)?$/iu
const upper =
  /\b(at most|no more than|not more than|up to|less than|fewer than|under|below|maximum of|not exceed(?:ing)?|as much as|as many as)\s+(?:\p{L}+\s+)?$/iu
const negated = /\b(no|not)\s+(more|over|above|exceed\w*|greater)\s/i

/** How a number is bounded by the words before it. */
export function boundOf(text: string, number: Fact): 'lower' | 'upper' | 'exact' {
  const before = text.slice(Math.max(0, number.start - 30), number.start)
  if (upper.test(before) || negated.test(before.slice(-20))) return 'upper'
  return lower.test(before) ? 'lower' : 'exact'
}
