import { stem } from '../words/stem.ts'

const groups = [
  'end terminate termination cancel',
  'begin start commence',
  'agreement contract lease tenancy',
  'pay settle',
  'month monthly',
  'year yearly annual annually',
]
const meanings = new Map(
  groups.flatMap((group, index) => group.split(' ').map((word) => [stem(word), `=${index}`] as const)),
)
const general = new Set(
  'party person side section clause article paragraph addendum amendment annex appendix schedule exhibit follow'
    .split(' ')
    .map(stem),
)
const endings = /^(abl|able|ment|al|anc|ance|ation|or|er|y)$/

/** Whether a stem names nothing of its own: a side of a contract, or a part of a document. */
export function isGeneral(word: string): boolean {
  return general.has(word)
}

/** Whether two stems say the same: equal, listed together, or forms of one word ("pay" and "payment"). */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true
  const meaning = meanings.get(one)
  if (meaning !== undefined && meaning === meanings.get(other)) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length > 2 && long.startsWith(short) && endings.test(long.slice(short.length))
}

/** The words of `own` that none of `others` is like. */
export function without(own: Iterable<string>, others: Iterable<string>): string[] {
  const known = [...others]
  return [...own].filter((word) => !known.some((other) => isAlike(word, other)))
}
