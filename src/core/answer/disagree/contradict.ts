import { agree } from '../facts/agree.ts'
import { isAlike, isGeneral, without } from './alike.ts'
import type { Claim } from './claims.ts'
import { mayBeOneEvent, type Value } from './values.ts'

const atLeast = 3
const shared = 0.6

/**
 * Whether two claims say the same of the same thing and differ in their value. `apart`: they stand in different
 * documents; within one, a narrower claim ("sixty days if ...") is the exception to the wider and contradicts nothing.
 */
export function contradict(one: Claim, other: Claim, apart: boolean): boolean {
  if (!comparable(one.value, other.value) || one.bound !== other.bound || one.negations !== other.negations)
    return false
  if (agrees(one.value, [other.value, ...other.beside]) || agrees(other.value, [one.value, ...one.beside])) return false
  if (!one.beside.every((value) => agrees(value, other.beside))) return false
  if (!other.beside.every((value) => agrees(value, one.beside))) return false
  if (!mayBeOneEvent(one.value, other.value, one.clause)) return false
  if (without(one.frame, other.frame).length > 0 || without(other.frame, one.frame).length > 0) return false
  if (without(one.rest, other.rest).length > 0 && without(other.rest, one.rest).length > 0) return false
  return sameMatter(one, other, apart)
}

/** The stems that both claims share, in the order of the first. */
export function commonWords(one: Claim, other: Claim): string[] {
  return one.words.filter((word) => other.words.some((second) => isAlike(word, second)))
}

function sameMatter(one: Claim, other: Claim, apart: boolean): boolean {
  const [own, others] = [without(one.words, other.words), without(other.words, one.words)]
  const [ownNamed, othersNamed] = [own, others].map((words) => words.filter((word) => !isGeneral(word)))
  if (ownNamed === undefined || othersNamed === undefined) return false
  if (ownNamed.length > 0 && othersNamed.length > 0) return false
  if (ownNamed.some((word) => one.tied.has(word)) || othersNamed.some((word) => other.tied.has(word))) return false
  const narrower = own.length > ownNamed.length || others.length > othersNamed.length
  if (!apart && narrower && ownNamed.length + othersNamed.length > 0) return false
  if (one.conditions.join() !== other.conditions.join()) {
    if (!apart || (one.conditions.length > 0 && other.conditions.length > 0)) return false
  }
  const common = commonWords(one, other).length
  if (own.length + others.length === 0) return common >= 2
  return common >= atLeast && common >= Math.max(one.words.length, other.words.length) * shared
}

function comparable(one: Value, other: Value): boolean {
  return one.kind === other.kind && one.unit === other.unit && one.noun === other.noun
}

function agrees(value: Value, others: readonly Value[]): boolean {
  return others.some((other) => agree(value, other) || agree(other, value))
}
