import { fold } from '../words/fold.ts'
import type { Fact } from './fact.ts'

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const link =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|de|uk|eu|info)\b(?:\/[^\s<>"')\]]*)?/giu
const phone =
  /(?<![\p{L}\p{N}.,$-])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d{2,8}(?:[\s.-]\d{2,8}){1,5}(?![\p{L}\p{N}%]|[.,]\d)/gu
const street =
  /\b\d{1,5}[a-z]?(?:\s+\p{Lu}[\p{L}'’.-]*){1,4}\s+(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Place|Square|Way|Parkway)\b\.?|\b\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|gasse|weg|platz|allee)\s+\d{1,4}[a-z]?\b/gu

/** E-mail addresses, web addresses, telephone numbers and street addresses of a text. */
export function addressesIn(text: string): Fact[] {
  const facts: Fact[] = []
  const add = (match: RegExpMatchArray, value: (text: string) => string | undefined) => {
    const start = match.index ?? 0
    const said = match[0].replace(/[.,;:!?]+$/, '')
    const end = start + said.length
    const normal = value(said)
    if (normal === undefined || facts.some((fact) => start < fact.end && end > fact.start)) return
    facts.push({ kind: 'address', start, end, text: said, values: [normal] })
  }
  for (const match of text.matchAll(mail)) add(match, (said) => fold(said))
  for (const match of text.matchAll(link)) add(match, webAddress)
  for (const match of text.matchAll(street))
    add(match, (said) =>
      fold(said)
        .replace(/[.\s]+/g, ' ')
        .trim(),
    )
  for (const match of text.matchAll(phone)) add(match, phoneDigits)
  return facts.sort((a, b) => a.start - b.start)
}

function webAddress(said: string): string {
  return fold(said)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '')
}

/** Digits of a telephone number; undefined for what reads as years, a grouped number or a range. */
function phoneDigits(said: string): string | undefined {
  const digits = said.replace(/\D/g, '')
  const groups = said.split(/\D+/).filter((group) => group !== '')
  if (digits.length < 7 || digits.length > 15) return undefined
  if (/^\d{1,3}([ .]\d{3})+$/.test(said)) return undefined
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(said)) return undefined
  if (groups.every((group) => /^(1[5-9]|20)\d\d$/.test(group)) || /^\d{4}-\d\d-\d\d$/.test(said)) return undefined
  if (groups.length < 3 && !/[+(]/.test(said) && !/^\d{3}-\d{4}$/.test(said)) return undefined
  return digits
}
