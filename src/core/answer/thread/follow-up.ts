import { wordsOf } from '../words/words.ts'

const leans = /^(and|but|so|also|what about|how about|which of|why|why not)\b/i
const pronoun = /\b(it|its|they|them|their|he|his|him|she|her|this|that|these|those|there|one|ones)\b/i

/** Whether a question cannot be understood without the one before it. */
export function leansOnThread(question: string): boolean {
  const content = wordsOf(question).filter((word) => word.content).length
  return content <= 1 || leans.test(question) || (pronoun.test(question) && content <= 3)
}

/** A question that leans on the one before it, joined with that one. */
export function joinedWith(previous: string, question: string): string {
  return `${previous} ${question}`
}
