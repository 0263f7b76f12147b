import { wordsOf } from './words/words.ts'

const leans = /^(and|but|so|also|what about|how about|which of|why|why not)\b/i
const pronoun = /\b(it|its|they|them|their|he|his|him|she|her|this|that|these|those|there|one|ones)\b/i

/** What to search for: a question that leans on the one before it is searched together with that one. */
export function searchText(question: string, previous: string | undefined): string {
  if (previous === undefined) return question
  const content = wordsOf(question).filter((word) => word.content).length
  return content <= 1 || leans.test(question) || (pronoun.test(question) && content <= 3)
    ? `${previous} ${question}`
    : question
}
