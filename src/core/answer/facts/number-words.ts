import { decimal } from './decimal.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  twentieth: 20,
  thirtieth: 30,
}

/** Powers of ten that a word after a number stands for. */
export const magnitudes: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  million: 6,
  mn: 6,
  billion: 9,
  bn: 9,
  trillion: 12,
}

/** A spelled number of folded words from `at`: its value as a decimal string and how many words it takes. */
export function spelledNumber(
  words: readonly string[],
  at: number,
): { value: string; length: number; ordinal: boolean } | undefined {
  let total = 0n
  let group = 0n
  let length = 0
  let ordinal = false
  let last: 'none' | 'unit' | 'ten' | 'scale' = 'none'
  for (let index = at; index < words.length && !ordinal; index++) {
    const word = words[index] ?? ''
    const unit = small.indexOf(word)
    const ten = tens.indexOf(word)
    const nth = ordinals[word]
    if (unit >= 0 && (last === 'none' || last === 'scale' || (last === 'ten' && unit > 0 && unit < 10))) {
      group += BigInt(unit)
      last = 'unit'
    } else if (ten >= 0 && (last === 'none' || last === 'scale')) {
      group += BigInt((ten + 2) * 10)
      last = 'ten'
    } else if (
      nth !== undefined &&
      (((last === 'none' || last === 'scale') && nth > 3) || (last === 'ten' && nth < 10))
    ) {
      group += BigInt(nth)
      ordinal = true
    } else if (word === 'hundred' && last === 'unit') {
      group *= 100n
      last = 'scale'
    } else if (word in magnitudes && word.length > 2 && word !== 'hundred' && last !== 'none' && group > 0n) {
      total += group * 10n ** BigInt(magnitudes[word] ?? 0)
      group = 0n
      last = 'scale'
    } else if (word === 'and' && last === 'scale' && isNumberWord(words[index + 1])) {
      length++
      continue
    } else break
    length++
  }
  return length === 0 ? undefined : { value: decimal(String(total + group)), length, ordinal }
}

function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (small.includes(word) || tens.includes(word))
}
