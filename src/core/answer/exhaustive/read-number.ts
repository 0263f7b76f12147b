import { plainDigits } from '../facts/decimal.ts'

/** A number as read; `unsure`: "4.350" where it cannot be told whether the point groups or parts. */
export type ReadNumber = { value: number; unsure: boolean }

const dotted = /^\d{1,3}(?:\.\d{3})+$/
const commaDecimal = /^\d{1,3}(?:\.\d{3})*,\d+$/

/**
 * Digits as written, as a number. In English a point parts decimals and a comma groups; in other languages (ISO 639-1) it is
 * the other way round. Where the language is not known, "4.350" is read as grouped and unsure.
 */
export function readNumber(written: string, language: string | undefined): ReadNumber {
  const digits = written.replace(/[\s'’\u00a0\u202f]/g, '').replace(/[.,]+$/, '')
  const known = language !== undefined && language !== '' && language !== 'und'
  if (known && language !== 'en' && commaDecimal.test(digits))
    return { value: Number(digits.replace(/\./g, '').replace(',', '.')), unsure: false }
  if (language !== 'en' && dotted.test(digits)) return { value: Number(digits.replace(/\./g, '')), unsure: !known }
  return { value: Number(plainDigits(digits)), unsure: false }
}
