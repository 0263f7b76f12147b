import type { Reckoning } from '../../../api/quick.ts'
import { calculate } from './calculate.ts'
import { reckonDates } from './dates/reckon-dates.ts'

const longest = 200
/** A digit, or a day or number that is named without one. */
const worthReading =
  /[\dπ]|\b(?:pi|today|tomorrow|yesterday|ago|from now|heute|gestern|morgen|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\p{L}{3,7}tag|mittwoch)\b/iu
const prefix = /^(?:what(?:'s|’s| is| are)|how much (?:is|are)|convert|(?:was|wie ?viel) (?:ist|sind)|rechne)\s+(?=\S)/i
/** 5'11" */
const feetAndInches = /(?<feet>\d+) ?['’′] ?(?<inches>\d+(?:\.\d+)?) ?(?:["”″]|'')/g
const command = /^(?:calculate|compute|berechne)\s+(?=\S)/i

/**
 * Carries out a calculation, a conversion of units or arithmetic of dates; undefined where a text is none, and for all that
 * is more likely a question or words to search for. `now`: local time. Never throws.
 */
export function reckon(text: string, now: Date): Reckoning | undefined {
  if (text.length > longest || !worthReading.test(text)) return undefined
  const asked = text.trim().replace(/^=\s*|\s*\?$/g, '')
  const insisted = /=$/.test(asked) || command.test(asked)
  const tidy = asked.replace(/\s*=$/, '').replace(command, '')
  const measured = tidy.replaceAll(feetAndInches, '$<feet> ft $<inches> in')
  const singleSpaced = tidy.replaceAll(/\s+/g, ' ')
  try {
    return reckonDates(singleSpaced, now) ?? calculate(measured.replace(prefix, ''), insisted)
  } catch {
    // No value: a division by zero, units that do not fit, a day that is not in the calendar.
    return undefined
  }
}
