import type { Fact } from '../answer/facts/fact.ts'
import { startsSentence } from '../answer/facts/names.ts'

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Greetings, roles and small words that may stand with a capital before a name and are no part of it, in lower case. */
const leads = listed(
  `dear hello hi from to between subject re cc landlord tenant tenants lessor lessee buyer seller purchaser vendor
  employer employee customer supplier client contractor borrower lender signed
  sehr geehrte geehrter geehrtes liebe lieber hallo mit betreff vermieter vermieterin mieter mieterin käufer käuferin
  verkäufer verkäuferin arbeitgeber arbeitnehmer kunde kundin auftraggeber auftragnehmer firma
  der die das den dem des ein eine einen einem einer und oder zwischen von an für wir sie ihr ich es im am in zu zum zur
  bei nach vor über unter chère cher monsieur`,
)
/** Words that letters, contracts and reports write with a capital although they name nobody, in lower case. */
const notNames = listed(
  `sir madam kind best warm regards yours sincerely faithfully thank thanks page table figure fig section chapter article
  clause paragraph annex appendix schedule exhibit part contents summary introduction overview conclusion agreement lease
  contract addendum amendment letter report invoice receipt order offer statement notice terms conditions policy privacy
  general executive annual monthly quarterly energy rental residential date effective commencement termination payment
  deposit security rent price total amount number party parties company confidential information intellectual property
  services service business day days monday tuesday wednesday thursday friday saturday sunday attachment enclosure phone
  telephone fax email
  freundliche freundlichen grüße grüßen grüsse grüssen seite tabelle abbildung abschnitt kapitel artikel anlage anhang
  inhalt inhaltsverzeichnis vertrag mietvertrag kaufvertrag arbeitsvertrag rechnung angebot brief bericht datum
  allgemeine geschäftsbedingungen kaution miete kaltmiete warmmiete nebenkosten betrag summe gesamt gesamtbetrag damen
  herren montag dienstag mittwoch donnerstag freitag samstag sonntag madame contrat bail facture lettre contrato carta`,
)
/** What the names of organisations end with. */
const organisation =
  /^(?:GmbH|mbH|AG|KG|KGaA|OHG|SE|UG|eG|Ltd|Limited|Inc|LLC|LLP|LP|plc|PLC|Corp|Co|SA|SAS|SARL|BV|NV)$/
const street = /^(?:Street|Road|Avenue|Boulevard|Lane|Drive|Square|Parkway|Straße|Strasse|Allee|Weg|Platz|Gasse)$/
const longest = 7

type Range = { start: number; end: number }

/** Words that stand in lower case somewhere in the texts: what a capital at a sentence's start may hide. */
export function lowerCaseWords(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.match(/(?<!\p{L})\p{Ll}+(?!\p{L})/gu) ?? []))
}

/**
 * The proper name in a run of capitalised words, on one line and without the greeting, role or sentence's first word
 * that stands before it; undefined where fewer than two words are left, or none that is more than a common word.
 */
export function nameWithin(text: string, run: Fact, common: ReadonlySet<string>): Range | undefined {
  for (const line of text.slice(run.start, run.end).matchAll(/[^\r\n]+/g)) {
    const range = nameOnLine(text, run.start + line.index, line[0], common)
    if (range !== undefined) return range
  }
  return undefined
}

function nameOnLine(text: string, at: number, line: string, common: ReadonlySet<string>): Range | undefined {
  const words = [...line.matchAll(/[\p{L}\p{M}]+/gu)].filter(([word]) => word !== 's')
  const initial = startsSentence(text, { start: at })
  const isLead = (word: string, first: boolean) =>
    leads.has(word.toLowerCase()) || (first && initial && common.has(word.toLowerCase())) || !/\p{Lu}/u.test(word)
  const from = words.findIndex(([word], index) => !isLead(word, index === 0))
  const kept = from < 0 ? [] : words.slice(from)
  const capitals = kept.map(([word]) => word).filter((word) => /\p{Lu}/u.test(word))
  const isCommon = (word: string) => [notNames, leads, common].some((set) => set.has(word.toLowerCase()))
  const [first, last] = [kept[0], kept.at(-1)]
  if (first === undefined || last === undefined || capitals.length < 2 || kept.length > longest) return undefined
  if (capitals.every(isCommon) || street.test(last[0])) return undefined
  if (isShouted(capitals) && !capitals.some((word) => organisation.test(word))) return undefined
  return { start: at + first.index, end: at + last.index + last[0].length }
}

/** Whether words are set in capitals, as headings are; short ones alone may be initials. */
function isShouted(words: readonly string[]): boolean {
  return words.every((word) => word === word.toUpperCase()) && words.some((word) => word.length > 4)
}
