import { eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import type { MailFacts } from '../../ports/read-event.ts'
import type { FactPiece } from './fact-pieces.ts'
import { givenNames } from './given-names.ts'
import { bodyWord, legalForm, notOfPeople, personCue, role, sureCue, title } from './name-words.ts'
import { type NameRun, nameRuns, nameWord } from './proper-names.ts'
import type { Mention } from './tally.ts'

const mostWords = 4
/** A role that is no name: "Mr. Speaker". */
const office =
  /^(?:speaker|president|chairman|chairwoman|chair|secretary|chancellor|minister|justice|ambassador|mayor|judge)$/
/** An address behind a name, as headers of messages have it. */
const address = /^["'”]?\s*<(?<own>[^\s<>@]+)@[^\s<>]+>/
/** A party of a contract: (the “Tenant”). */
const definedAs = /^[^.;\n]{0,40}\((?:hereinafter |the |im Folgenden )*["“„]/
const nearby = 30

/** What else is known while names are read: words that the document writes in lower case, and runs that are organisations. */
type Known = { common: ReadonlySet<string>; taken: ReadonlyMap<FactPiece, readonly NameRun[]> }
type Person = { words: NameRun['words']; titled: boolean; weight: number }

/** People that pieces name: by a title, a known given name, a role behind the name or a signature. "Mr Cook" is the Cook named in full. */
export function* people(pieces: readonly FactPiece[], known: Known, mail: MailFacts | undefined): InPieces<Mention[]> {
  const found = yield* eachInPieces(pieces, (piece) =>
    piece.kind === 'heading'
      ? []
      : nameRuns(piece.text)
          .flatMap(sideBySide)
          .flatMap((run) => {
            const person = personIn(piece, besides(run, known.taken.get(piece) ?? []), known)
            return person ? [{ piece, person }] : []
          }),
  )
  const full = new Map<string, string>()
  for (const { person } of found) {
    const key = fullKey(person.words)
    const last = nameWord(person.words.at(-1)?.text ?? '')
    if (key !== undefined) full.set(last, full.has(last) && full.get(last) !== key ? '' : key)
  }
  const senders = new Set([mail?.from ?? '', ...(mail?.to ?? [])].flatMap((each) => fullNameOf(each) ?? []))
  const mentions = found.map(({ piece, person }): Mention => {
    const { words, titled, weight } = person
    const last = nameWord(words.at(-1)?.text ?? '')
    const key = fullKey(words) ?? (full.get(last) || `${last} *`)
    const first = words[0]
    const start = titled && words.length === 1 ? titleStart(piece.text, first?.start ?? 0) : (first?.start ?? 0)
    return { key, piece, start, end: words.at(-1)?.end ?? 0, weight: weight + (senders.has(key) ? 3 : 0) }
  })
  // The full name shows, wherever it stands first.
  return mentions.sort(
    (one, other) => Number(one.key.endsWith('*')) - Number(other.key.endsWith('*')) || length(other) - length(one) || 0,
  )
}

/** Two people whose names stand side by side, as below two signatures, have a run each. */
function sideBySide(run: NameRun): NameRun[] {
  const [given, , other] = run.words.map(({ text }) => givenNames.has(nameWord(text)))
  const surname = run.words[1]
  const [second, last] = run.words.slice(2)
  if (!given || !other || !surname || !second || !last || run.words.length > mostWords) return [run]
  if (givenNames.has(nameWord(surname.text))) return [run]
  return [
    { ...run, end: surname.end, words: run.words.slice(0, 2) },
    { ...run, start: second.start, words: run.words.slice(2) },
  ]
}

/** The words of a run before the organisation in it: "Mr Keller of Nordlicht GmbH"; none where it begins with that. */
function besides(run: NameRun, organisations: readonly NameRun[]): NameRun {
  const first = organisations.find(({ start, end }) => run.start < end && run.end > start)
  if (first === undefined) return run
  const words = run.words.filter(({ end }) => end <= first.start)
  const last = words.findLastIndex(({ text }) => /^\p{Lu}/u.test(text))
  return { ...run, words: words.slice(0, last + 1) }
}

/** Mentions are compared by whether they hold a first name. */
function length({ piece, start, end }: Mention): number {
  return /\s/.test(piece.text.slice(start, end)) && !title.test(piece.text.slice(start, end).split(/[\s.]/)[0] ?? '')
    ? 1
    : 0
}

/** First and last name, without what stands between; undefined where there is one word. */
function fullKey(words: NameRun['words']): string | undefined {
  const [first, last] = [words[0], words.at(-1)]
  return first && last && words.length > 1 ? `${nameWord(first.text)} ${nameWord(last.text)}` : undefined
}

function fullNameOf(address: string): string | undefined {
  const said = address
    .replace(/<[^>]*>/g, '')
    .replace(/["']/g, '')
    .trim()
  const [, last, first] = /^([\p{L}'-]+),\s*([\p{L}'-]+)/u.exec(said) ?? []
  const words = first && last ? [first, last] : said.split(/\s+/)
  return words.length > 1 ? `${nameWord(words[0] ?? '')} ${nameWord(words.at(-1) ?? '')}` : undefined
}

function titleStart(text: string, at: number): number {
  const before = /(?:\p{L}+\.?\s+){1,2}$/u.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? ''
  const words = before.trimEnd().split(/\s+/)
  const titles = words.filter((word) => title.test(word.replace(/\.$/, '')))
  const own = titles.length === 0 ? '' : before.slice(before.indexOf(titles[0] ?? ''))
  return at - own.length
}

function personIn(piece: FactPiece, run: NameRun, { common }: Known): Person | undefined {
  const bare = (word: string) => word.replace(/\.$/, '')
  let words = run.words
  let titled = false
  while (words[0] && (title.test(bare(words[0].text)) || notOfPeople.has(nameWord(words[0].text)))) {
    titled = title.test(bare(words[0].text)) && (words.length > 1 || titled)
    words = words.slice(1)
  }
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || words.length > mostWords || words.some(({ text }) => isNoName(text))) return undefined
  const before = piece.text.slice(Math.max(0, first.start - nearby), first.start)
  const after = piece.text.slice(last.end, last.end + nearby * 2)
  const isCommon = (word: string) => common.has(nameWord(word))
  if (bare(last.text).length < 2 || !/\p{Ll}/u.test(last.text)) return undefined
  if (titled && words.length === 1 && office.test(nameWord(last.text))) return undefined
  if (titled)
    return words.length <= 3 && !(words.length === 1 && isCommon(last.text)) ? { words, titled, weight: 1 } : undefined
  const signed = sureCue.test(before)
  const addressed = isAddressed([first.text, last.text], after)
  const hasRole = role.test(after)
  if (words.length < 2 || /^\s+[\d(]*\d/.test(after)) return undefined
  const cue = (signed ? 3 : 0) + (definedAs.test(after) ? 2 : 0) + (hasRole ? 2 : 0) + (personCue.test(before) ? 1 : 0)
  const alone = piece.text.trim() === piece.text.slice(first.start, last.end)
  if (piece.kind === 'table-row' && cue === 0 && !alone) return undefined
  if (givenNames.has(nameWord(first.text)) && (cue > 0 || !isCommon(last.text)))
    return { words, titled, weight: 1.5 + cue }
  const plain =
    words.length <= 3 &&
    words.every(({ text }) => (addressed || !isCommon(text)) && /^\p{Lu}(?:\p{Ll}|\.|['’]\p{Lu})/u.test(text))
  return (signed || addressed || hasRole) && plain ? { words, titled, weight: cue } : undefined
}

/** Whether the address behind a name is made of it: that of an office or a shop is not. */
function isAddressed(names: readonly string[], after: string): boolean {
  const own = address.exec(after)?.groups?.['own']?.toLowerCase()
  return own !== undefined && names.some((name) => own.includes(nameWord(name)))
}

/** Words that no person's name has: those of organisations and common nouns, numbers, small words that are no part of names, words in capitals. */
function isNoName(word: string): boolean {
  const bare = word.replace(/\.$/, '')
  if (/^(?:de|del|della|di|da|do|dos|la|le|van|von|der|den|zu|y|bin|al)$/.test(word)) return false
  if (/^\p{Lu}$/u.test(bare)) return false
  return (
    !/^\p{Lu}/u.test(word) ||
    /\p{N}/u.test(word) ||
    notOfPeople.has(nameWord(word)) ||
    legalForm.test(bare) ||
    bodyWord.test(bare) ||
    bare === bare.toUpperCase()
  )
}
