import type { ColumnKind, TableColumn } from '../../../api/answer-table.ts'
import { datesIn } from '../facts/dates.ts'
import { tellingConcepts } from './concepts.ts'
import { type Period, periodOf } from './period.ts'

/** A column with what it looks for: `query` in words, `concepts` of the thing asked; `reasons`: why something is so is asked. */
export type PlannedColumn = TableColumn & { query: string; concepts: ReadonlySet<string>; reasons?: true }

/** What an exhaustive question asks of each document, and of which time, where it says so. */
export type ColumnPlan = { columns: PlannedColumn[]; period: Period }

const money =
  /(?<![\p{L}-])(?:sales|revenues?|turnover|income|profits?|loss(?:es)?|earnings|expenses?|expenditures?|spending|costs?|prices?|rents?|deposits?|fees?|salary|salaries|wages?|amounts?|assets|debts?|cash|cash equivalents|equity|liabilit(?:y|ies)|inventor(?:y|ies)|inventory levels|margins?|budgets?|fines?|penalt(?:y|ies)|premiums?|balances?|payments?|purchases|payables?|receivables?|dividends?(?: paid)?|(?:taxes|interest) paid|goodwill|proceeds|borrowings?|loans?|depreciation|amorti[sz]ation|provisions?|capital|funds|umsatz|umsätze|umsatzerlöse|gewinn|verlust|kosten|aufwand|ausgaben|preise?|mieten?|kaltmiete|kaution(?:en)?|gebühr(?:en)?|gehalt|gehälter|beträge?|honorare?|prämien?)(?:\s+(?:levels?|amounts?))?$/iu
const percents =
  /(?<!\p{L})(?:rates?|percentages?|percent|shares? of|quoten?|zinssatz|zinssätze|prozent(?:satz)?|steuersatz|margin %)$/iu
const numbers = /^(?:how many|number of|count of|wie ?viele|anzahl)\b/iu
const dates =
  /(?<!\p{L})(?:dates?|deadlines?|expiry|expiration|when|datum|termine?|fristende|beginn|vertragsbeginn|vertragsende|start dates?|end dates?)$/iu
const compounds =
  /\b(?:research and development|selling,? general,? and administrative|marketing,? general,? and administrative|sales,? general,? and administrative|general and administrative|sales and marketing|profit and loss|terms and conditions|property,? plant,? and equipment|cash and cash equivalents|cash,? cash equivalents,? and [\p{L} ]+|technology and (?:content|infrastructure)|rights and obligations|depreciation and amorti[sz]ation)\b/giu

/** Words at a question's end that say over what it goes, not what it asks. */
const over =
  /[\s,]+(?:as (?:reported |disclosed |shown )?(?:in |per |by )|(?:reported |disclosed |presented |revealed |shown )?(?:of|in|for|from|across|over|throughout|during|between|among|per|by|at|with)\s+)(?:(?:the|these|those|each|every|all|its|their|my|our|of)\s+)*(?:(?:reported|reporting|quarterly|historical|annual|provided|last|past|previous|prior|latest|most recent|current|recent|earlier|given|different)\s+)*(?:documents?|files?|filings?|10-[qk]s?|reports?|contracts?|leases?|agreements?|invoices?|letters?|offers?|polic(?:y|ies)|quarters?|periods?|years?|months?|time(?:frame|line)?|compan(?:y|ies)|ones?|them|others?|each)(?:\s+(?:reports?|filings?))?[\s.]*$/i
const times =
  /\s+(?:in|for|of|during|over)\s+(?:the\s+)?(?:(?:latest|most recent|last|current|past|first|second|third|fourth|fiscal|three|six|nine|twelve|\d{1,2})\s+)*(?:quarters?|years?|periods?|months?|10-[qk]s?|quarterly reports?|Q[1-4]|(?:19|20)\d\d)\b.*$/i
const told = /\s+(?:reported|disclosed|presented|revealed|recorded|stated|earned|observed)(?:\s+by\s.*)?$/i
const german =
  /[\s,]+(?:in |aus |von |für |über )?(?:den |die |der |dem |diesen |jedem |jeder |jedes |jeden |allen |aller |alle )+(?:\p{L}+\s)?(?:dokumente[n]?|dokuments?|dateien|datei|verträge[n]?|vertrag(?:s|es)?|mietvertrag(?:s|es)?|mietverträge[n]?|rechnung(?:en)?|berichte?[ns]?|briefe?[ns]?|quartale?[ns]?|angebote?[ns]?|police[n]?)[\s.]*$/iu

const compared =
  /\s+(?:(?:has|have|had)\s+)?(?:changed|fluctuated|trended|evolved|varied|varies|vary|shifted|moved|developed|differs?|differed|compares?|stacks? up|seen variations)\b.*$/i
const verb = /(?<!\b(?:that|which|who))\s+(?:has|have|had|is|are|was|were|do|does|did|can|could)\b.*$/i
const openers: readonly RegExp[] = [
  /^(?:please )?(?:list|compare|show|give|tabulate|enumerate|contrast|name|outline|summari[sz]e|find|extract|collect|state|tell me|draw up)(?: me| us| out)?\s+(?:a (?:list|table|overview|comparison) of\s+)?/i,
  /^(?:how (?:has|have|had|does|do|did|is|are|was|were|much|high|large|big|long)(?: (?:is|are|was|were))?)\s+/i,
  /^(?:comparing [^,]+,\s*)?how (?:has|have|does|do)\s+/i,
  /^in what ways? (?:has|have|do|does)\s+/i,
  /^(?:has|have) there been\s+(?:any\b|an\b|a\b)?\s*/i,
  /^(?:are|is|were|was) there\s+(?:any\b|an\b|a\b)?\s*/i,
  /^can (?:any\s|an\s|a\s)?(?:\p{L}+\s)?(?:trends?|patterns?) be (?:identified|discerned|seen)\s+in\s+/iu,
  /^what (?:\p{L}+\s)?(?:trends?|patterns?|movements?) (?:can be|have been) (?:identified|discerned|seen|observed) (?:in|from)\s+/iu,
  /^(?:what|which) (?:(?:is|are|was|were|have been|has been)\s+)?(?:(?:the|any)\s+)?/i,
  /^(?:bitte )?(?:liste|vergleiche|nenne|zeige|fasse|stelle)\s+(?:mir\s+)?(?:alle |die |den |das )*/i,
  /^wie (?:hoch|viel|gro(?:ß|ss)|lang) (?:ist|sind|war|waren)\s+(?:die |der |das )?/i,
  /^was (?:ist|sind|war|waren)\s+(?:die |der |das )?/i,
]
const identifiable =
  /^(?:(?:any|an|a|the)\s+)?(?:significant|substantial|notable|considerable|major|key|identifiable|consistent|material|important|new|principal|main)(?: (?:or new|and new))?\s+(?:(?:changes?|shifts?|alterations?|fluctuations?|trends?|movements?|patterns?)\s+(?:(?:in|to|of)\s+)?)?/i
const changesIn =
  /^(?:(?:the|any|an|a)\s+)?(?:changes?|shifts?|alterations?|fluctuations?|trends?|movements?|patterns?|impact|role)\s+(?:in|to|of)\s+(?:the )?/i
const asksWhether =
  /^(?:which|how many|welche[rs]?|wie ?viele)\s+(?:of\s+(?:the|these|those|my|our|all)\s+)?(?<noun>[\p{L}\d-]+)\s+(?<predicate>.+)$/iu
const yesNo =
  /^(?:do|does|did|is|are|was|were|has|have|had|can|may|must|will|haben|hat|ist|sind|darf|dürfen|muss|müssen|kann|gibt es)\s/i
const whenever =
  /^(?:when|bis wann|wann)\s+(?:(?:does|do|did|is|are|was|were|will|must|has|have|ist|sind|muss|müssen)\s+)?(?:(?:each|every|all|the|jede[rsmn]?|alle|der|die|das)\s+)*/i
const ofThing =
  /^(?:how many|wie ?viele)\s+(?<thing>.+?)\s+(?:do|does|did|are|is|were|was|has|have|hat|haben|gibt|sind|werden)\b.*$/i
const documentNouns =
  /^(?:documents?|files?|contracts?|leases?|letters?|invoices?|reports?|filings?|agreements?|policies|offers?|e-?mails?|messages?|dokumente|dateien|verträge|mietverträge|briefe|rechnungen|berichte|policen|angebote|them|these|those)$/i
const whose =
  /^(?:do|does|did|is|are|was|were|has|have|had|can|may|must|will)\s+(?:(?:the|each|every|all|any|of|these|those)\s+)*[\p{L}&.]+\s+(?:(?:report(?:ed|s)?|partaken|engaged?|announced?|made|make|mention|disclosed?)\s+(?:in\s+)?)?(?:(?:any|an|a)\s+)?(?:(?:significant|substantial|major|new|material)\s+)*/iu
const reasons =
  /\b(?:key |main |major |principal |driving |underlying )*(?:drivers?|reasons?|causes?|(?<!risk )factors?|(?<!risk )elements?|explanations?)\b/i
const reasonPhrase =
  /^.*?\b(?:drivers?|reasons?|causes?|(?<!risk )factors?|explanations?|(?<!risk )elements?)\b\s+(?:(?:that|which)\s+(?:have\s+|has\s+)?)?(?:contributing|contributed|leading|led|influencing|influenced|behind|for|of|affecting|affected|driving|drove)\s+(?:to\s+)?(?:(?:the|any|an?)\s+)?(?:(?:changes?|shifts?|fluctuations?|movements?)\s+(?:in|of|to)\s+)?/i
const longestName = 60
/** Characters of a question that are looked at. */
const longestRead = 2000

/** What to read of every document for a question: one or several columns, in the question's own words. */
export function planColumns(question: string): ColumnPlan {
  const text = question.slice(0, longestRead).replace(/\s+/g, ' ').trim()
  const [main = text, ...rest] = text.split(/(?<=[?.!])\s+(?=\p{Lu})/u)
  const columns = columnsOf(main)
  if (rest.some((part) => reasons.test(part)) && !columns.some(({ kind }) => kind === 'text'))
    columns.push({
      ...column(headline(reasonsIn(rest)), 'text', columns.map(({ name }) => name).join(' ')),
      reasons: true,
    })
  // A question without a thing ("How many?") is looked for as it stands.
  const named = columns.map((own) =>
    own.query === '' ? { ...column(headline(text), own.kind, text), name: headline(text) } : own,
  )
  return { columns: named, period: askedPeriod(text) }
}

/** The question's own words for what drove a change. */
function reasonsIn(parts: readonly string[]): string {
  return reasons.exec(parts.join(' '))?.[0] ?? ''
}

function columnsOf(sentence: string): PlannedColumn[] {
  const bare = sentence.replace(/[?.!]+$/, '').trim()
  const which = asksWhether.exec(bare)
  const counts =
    numbers.test(bare) &&
    !/^(?:how many|wie ?viele)\s+(?:of|von)\b/i.test(bare) &&
    !documentNouns.test(which?.groups?.['noun'] ?? '')
  if (!counts && which?.groups && isPredicate(which.groups['predicate'] ?? '')) {
    const predicate = predicateOf(which.groups['predicate'] ?? '')
    return [column(headline(predicate), 'yes-no', predicate), column(wordsName(sentence), 'text', predicate)]
  }
  if (numbers.test(bare)) {
    const thing = withoutScope(ofThing.exec(bare)?.groups?.['thing'] ?? bare.replace(numbers, '').trim())
    return [column(headline(thing), 'number', thing)]
  }
  if (/^(?:when|wann|bis wann)\b/i.test(bare)) {
    const thing = withoutScope(bare.replace(whenever, ''))
    return [column(headline(thing), 'date', thing)]
  }
  const asked = withoutScope(askedThing(bare))
  const parts = partsOf(asked)
  if (parts.every((part) => kindOf(part) !== 'text'))
    return parts.map((part) => column(headline(part), kindOf(part), part))
  if (yesNo.test(bare) && !/^(?:are|is|has|have|were|was) there\b/i.test(bare)) {
    const claim = asked.replace(whose, '')
    return [column(headline(claim), 'yes-no', claim), column(wordsName(sentence), 'text', claim)]
  }
  const thing = asked.replace(reasonPhrase, '').trim() || asked
  const own = column(headline(asked), 'text', thing)
  return [{ ...own, query: thing, ...(reasons.test(asked) ? { reasons: true as const } : {}) }]
}

/** What the column beside a yes or no is called, that holds the words it stands on. */
const wordsNames = ['Words', 'Wortlaut']

function wordsName(sentence: string): string {
  return /^(?:welche[rs]?|wie ?viele|haben|hat|ist|sind|darf|dürfen|muss|müssen|kann|gibt)\s/i.test(sentence)
    ? 'Wortlaut'
    : 'Words'
}

function column(name: string, kind: ColumnKind, query: string): PlannedColumn {
  return {
    name,
    kind,
    query,
    concepts: tellingConcepts(
      withoutNames(kind === 'yes-no' || wordsNames.includes(name) ? query.replace(askingVerbs, ' ') : query),
    ),
  }
}

/** The thing that a question asks for, without what asks. */
function askedThing(bare: string): string {
  let thing = bare
    .replace(/^comparing [^,]+,\s*/i, '')
    .replace(/,?\s+(?:and|or) (?:what|how|why|describe)\b.*$/i, '')
    .replace(/,\s*(?:and )?(?:if so|what)\b.*$/i, '')
  const opener = openers.find((pattern) => pattern.test(thing))
  if (opener) thing = thing.replace(opener, '')
  thing = withoutNames(thing).replace(identifiable, '').replace(changesIn, '').replace(compared, '')
  const cut = thing.replace(verb, '')
  if (cut.includes(' ')) thing = cut
  return thing.replace(/^(?:the|an?|any|its|their)\s+/i, '').trim() || bare
}

/** Without possessives and places of names: "Apple's total net sales", "inventory levels at Intel". */
function withoutNames(text: string): string {
  return text
    .replace(/\b[\p{Lu}][\p{L}\d&.]*['’]s?\s+/gu, '')
    .replace(/\s+(?:at|of|by)\s+\p{Lu}[\p{L}&.]*(?=$|[,?]|\s+\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function withoutScope(text: string): string {
  let thing = text
  for (let again = true; again; ) {
    const next = thing.replace(over, '').replace(german, '').replace(times, '').replace(told, '')
    again = next !== thing && next.trim() !== ''
    if (again) thing = next
  }
  return thing.replace(/[\s,;:]+$/, '').trim()
}

/** The parts of "total net sales and net income", where each of them can stand alone. */
function partsOf(asked: string): string[] {
  const kept: string[] = []
  const guarded = asked.replace(compounds, (whole) => {
    kept.push(whole)
    return `\u0001${kept.length - 1}\u0001`
  })
  const open = (part: string) => part.replace(/\u0001(\d+)\u0001/g, (_, at: string) => kept[Number(at)] ?? '')
  const parts = guarded
    .split(/\s*,\s*(?:and |und |or |oder )?|\s+(?:and|und|as well as|sowie)\s+/i)
    .map((part) =>
      open(part)
        .replace(/^(?:the|their|its|die|der|das)\s+/i, '')
        .trim(),
    )
    .filter((part) => part !== '')
  return parts.length > 1 && parts.length <= 6 && parts.every((part) => kindOf(part) !== 'text') ? parts : [asked]
}

function kindOf(part: string): ColumnKind {
  const bare = part.replace(/\s*\([^)]*\)/g, '').trim()
  if (numbers.test(bare)) return 'number'
  if (percents.test(bare)) return 'percent'
  if (dates.test(bare)) return 'date'
  if (/\s(?:or|and|und|oder)\s/i.test(bare.replace(compounds, 'x'))) {
    const pieces = bare.replace(compounds, 'x').split(/\s(?:or|and|und|oder)\s/i)
    if (pieces.some((piece) => pieceIsText(piece, pieces.at(-1) ?? ''))) return 'text'
  }
  if (bare.split(' ').length <= 7 && (money.test(bare) || money.test(headOf(bare)))) return 'amount'
  return 'text'
}

/** A part of "legal proceedings or liabilities" that is not of the last one's kind; single words lean on it: "DCAI or IoT revenue". */
function pieceIsText(piece: string, last: string): boolean {
  return (
    piece !== last && /\s/.test(piece) && !money.test(piece) && !money.test(headOf(piece)) && !/^\p{Lu}/u.test(piece)
  )
}

/** What stands before the first preposition: "revenue from iPhone sales", "value of assets". */
function headOf(part: string): string {
  return part.split(/\s+(?:of|from|for|in|on|to|per|von|für|aus)\s+/i)[0] ?? part
}

function isPredicate(predicate: string): boolean {
  return /^(?:that |which |who |die |der |das )?(?:do|does|did|has|have|had|is|are|was|were|can|may|must|will|shall|allow|permit|require|contain|mention|include|say|provide|name|forbid|prohibit|expire|end|begin|start|exclude|need|erlauben|erlaubt|enthalten|enthält|verlangen|verlangt|nennen|nennt|erwähnen|erwähnt|verbieten|sehen|haben|hat|sind|ist|laufen|läuft|enden|endet|\p{L}+s?\b(?=\s+(?:a|an|the|any|no|over|more|less|ein|eine|einen|den|die|das)\b))/iu.test(
    predicate,
  )
}

const askingVerbs =
  /\b(?:allow|allows|permit|permits|require|requires|contain|contains|mention|mentions|include|includes|say|says|provide|provides|name|names|forbid|forbids|prohibit|prohibits|have|has|need|erlauben|erlaubt|enthalten|enthält|verlangen|verlangt|nennen|nennt|erwähnen|erwähnt|verbieten|verbietet|haben|hat)\b/giu

function predicateOf(predicate: string): string {
  return predicate
    .replace(/^(?:that|which|who|die|der|das)\s+/i, '')
    .replace(/^(?:do|does|did)\s+/i, '')
    .trim()
}

function headline(thing: string): string {
  const words = thing.trim()
  const short = words.length <= longestName ? words : `${words.slice(0, longestName).replace(/\s+\S*$/, '')} …`
  return short.charAt(0).toUpperCase() + short.slice(1)
}

/** The time a question names itself; words such as "most recent quarter" leave it to each document. */
function askedPeriod(question: string): Period {
  const dated = datesIn(question)
  const { months, end } = periodOf(
    question.replace(/\b(?:quarter(?:ly|s)?|year(?:s)?|annual|periods?|reports?)\b(?! ended| ending)/gi, ' '),
  )
  const isDated = dated.length > 0 || /\b(?:19|20)\d\d\b/.test(question)
  return { ...(months === undefined ? {} : { months }), ...(isDated && end ? { end } : {}) }
}
