import type { Reckoning } from '../../../api/quick.ts'

/** Carries out a calculation, a conversion of units or arithmetic of dates; undefined where a text is none. `now`: local time. */
export function reckon(_text: string, _now: Date): Reckoning | undefined {
  return undefined
}
