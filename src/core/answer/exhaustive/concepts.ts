import { fold } from '../words/fold.ts'
import { stem } from '../words/stem.ts'
import { wordsOf } from '../words/words.ts'

/** Words that accounts, contracts and people use for one thing; the first of a line stands for all. */
const same = [
  'revenue sale sales turnover umsatz umsätze umsatzerlöse',
  'income earning earnings profit gewinn ergebnis',
  'expense expenses expenditure expenditures spending cost costs outlay aufwand ausgabe ausgaben kosten',
  'operating operational',
  'rent miete kaltmiete grundmiete rental',
  'deposit kaution mietkaution',
  'notice kündigungsfrist kündigung termination',
  'salary gehalt wage wages pay lohn',
  'price preis purchase-price kaufpreis',
  'fee gebühr gebühren charge',
  'tax taxes steuer steuern',
  'inventory inventories vorräte',
  'employee employees mitarbeiter staff headcount',
  'asset assets vermögen aktiva',
  'liability liabilities verbindlichkeit verbindlichkeiten',
  'borrowing borrowings debt debts schulden',
  'repurchase repurchased buyback buybacks',
  'party parties partei parteien',
  'interest zins zinsen',
  'end ends expire expires expiry expiration expired enden endet vertragsende ablauf',
  'sublet subletting sublease subleasing untervermietung untervermieten',
  'acquisition acquisitions acquire acquired',
  'divestiture divestitures divest divested sell-off sell-offs',
]
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\br\s?&\s?d\b/gi, 'research and development'],
  [/\bsg\s?&\s?a\b/gi, 'selling general and administrative'],
  [/\bg\s?&\s?a\b/gi, 'general and administrative'],
  [/\beps\b/gi, 'earnings per share'],
  [/\b(?:stock|share) buy-?backs?\b/gi, 'share repurchases'],
  [/\bforeign exchange(?: rates?)?\b|\bfx\b/gi, 'foreign currency'],
  [/\bsell-offs?\b/gi, 'divestitures'],
]
const canon = new Map<string, string>()
for (const line of same) {
  const [first = '', ...others] = line.split(' ')
  const target = stem(fold(first))
  for (const word of [first, ...others]) canon.set(stem(fold(word)), target)
}

/** Words that may stand in a label or a question, or not, without making another thing of it. */
const dropped = new Set(
  [
    'total',
    'gross-total',
    'consolidated',
    'condensed',
    'overall',
    'segment',
    'level',
    'position',
    'activity',
    'program',
    'amount',
    'figure',
    'value',
    'gesamt',
    'company',
    'report',
    'reported',
    'period',
    'lease',
    'contract',
    'agreement',
    'document',
    'filing',
    'letter',
    'invoice',
    'vertrag',
    'mietvertrag',
    'mietverhaltnis',
    'vertragsverhaltnis',
  ].map((word) => stem(word)),
)
/** Words that belong to a thing, but are left out where it is clear. */
const weaklyMeant = new Set(['net', 'netto'])
const germanFunction = new Set(
  'der die das den dem des ein eine einer eines einem und oder in im am an auf aus bei mit von vom zu zum zur für über unter ist sind war waren wird werden hat haben wie hoch viel viele welche welcher welches was wer wann wo jeder jede jedes jedem jeden alle allen aller nicht kein keine sich es er sie wir ich'.split(
    ' ',
  ),
)

/** Small words that make another thing of what they stand by: "other income", "income before taxes", "per share". */
const turning = /\b(?:other|before|after|excluding|without|non|sonstige[rs]?|vor|nach|ohne)\b|\bper\b(?! cent)/giu

/** What a text is about: its content words, each as the word that stands for its like. */
export function conceptsOf(text: string): Set<string> {
  let plain = text
  for (const [pattern, full] of phrases) plain = plain.replace(pattern, full)
  const found = wordsOf(plain)
    .filter((word) => word.content && !germanFunction.has(word.folded))
    .map((word) => canon.get(word.stem) ?? word.stem)
  const turned = [...plain.matchAll(turning)].map(([word]) => `~${fold(word)}`)
  return new Set([...found, ...turned])
}

/** Of a text's concepts those that tell it from others; all of them where it has no such. */
export function tellingConcepts(text: string): Set<string> {
  const all = conceptsOf(text)
  const telling = [...all].filter((concept) => !dropped.has(concept))
  return telling.length === 0 ? all : new Set(telling)
}

/** Whether a concept may be missing without making another thing of it. */
export function isWeak(concept: string): boolean {
  return weaklyMeant.has(concept)
}
