import { readings } from './words.ts'

type Share = {
  readonly pattern: RegExp
  readonly formula: (part: string, whole: string) => string
  readonly reading: (part: string, whole: string) => string
}

const percent = '(?:%|percent|per cent|percentage)'
const part = '(?<part>\\S.*?)'
const whole = '(?<whole>\\S.*?)'
const ratio = (pattern: string): Share => ({
  pattern: new RegExp(`^${pattern}$`, 'iu'),
  formula: (one, other) => `(${one}) / (${other}) * 100`,
  reading: readings.shareOf,
})

/** Questions for a percentage, each as a calculation of its two numbers. */
export const shares: readonly Share[] = [
  ratio(`${part} as (?:a )?${percent} of ${whole}`),
  ratio(`${part} is what ${percent} of ${whole}`),
  ratio(`(?:what )?${percent} of ${whole} is ${part}`),
  {
    pattern: new RegExp(`^${percent} (?:change|increase|decrease) from ${whole} to ${part}$`, 'iu'),
    formula: (to, from) => `((${to}) - (${from})) / (${from}) * 100`,
    reading: readings.change,
  },
]

const named = new Map([
  ['half', '1 / 2'],
  ['third', '1 / 3'],
  ['quarter', '1 / 4'],
  ['two thirds', '2 / 3'],
  ['three quarters', '3 / 4'],
])
const fraction =
  /^(?:(?:a|an|one) )?(?<name>half|third|quarter|two thirds|three quarters|(?<over>\d{1,3}) ?\/ ?(?<under>\d{1,3})) of (?<whole>\S.*)$/iu
const off = /^(?<share>\d[\d.,]* ?(?:%|percent)) off (?<whole>\S.*)$/iu
/** "half of 2024" is more likely a time. */
const year = /^(?:19|20)\d\d$/

/** "Half of 2,400" and "3/4 of 2,400" as a multiplication, "25% off 80" as a subtraction; other texts as they are. */
export function asFraction(text: string): string {
  const { share, whole: reduced } = off.exec(text)?.groups ?? {}
  if (share !== undefined && reduced !== undefined) return `${reduced} - ${share}`
  const { name = '', over, under, whole: of } = fraction.exec(text)?.groups ?? {}
  if (of === undefined || year.test(of)) return text
  const times = over === undefined ? named.get(name.toLowerCase()) : `${over} / ${under}`
  return times === undefined ? text : `${of} * ${times}`
}
