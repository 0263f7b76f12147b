import { eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import type { FactPiece } from './fact-pieces.ts'
import { bodyWord, legalForm, title, weakBodyWord } from './name-words.ts'
import { type NameRun, nameRuns, nameWord } from './proper-names.ts'
import type { Mention } from './tally.ts'

/** Legal forms behind a comma or written with full stops. */
const further =
  /^,?\s+(?:Inc|LLC|L\.\s?L\.\s?C|LLP|L\.\s?P|Ltd|Corp|Co|S\.\s?A|B\.\s?V|N\.\s?V|S\.\s?p\.\s?A|e\.\s?V|N\.\s?A|P\.\s?C|PLC|plc)\b\.?|^\s*&\s+Co\.?\s+KG(?:aA)?\b/
const leading =
  /^(?:The|A|An|In|At|By|For|From|To|And|Or|With|This|Our|Your|Its|Their|Between|Under|Of|On|As|Dear|Der|Die|Das|Den|Dem|Des|Ein|Eine|Einer|Bei|Von|Zwischen|Mit|Für|Firma|Also|While|When|If|Unless|Since|After|Before|Although|Because|Re|Subject|Copyright|Both|All|Every|Each|Neither|Then|Now|So|But|However|Under|Until|Within|Through|Let|Whether|Did|Does|Is|Are|Was)$/
const before = /(?:^|[\s(“"])(?<more>\p{Lu}\p{L}+ (?:and|&) )$/u
const longestName = 8

/** Companies and bodies that pieces name by their legal form or by a word such as University; then their short names, too. */
export function* organisations(
  pieces: readonly FactPiece[],
): InPieces<{ mentions: Mention[]; taken: ReadonlyMap<FactPiece, readonly NameRun[]> }> {
  const full: Mention[] = []
  const taken = new Map<FactPiece, NameRun[]>()
  const runs = yield* eachInPieces(pieces, (piece) => [{ piece, runs: nameRuns(piece.text) }])
  for (const [at, { piece, runs: own }] of runs.entries()) {
    if (at % 50 === 0) yield
    for (const run of own) {
      const found = organisationIn(piece, run)
      if (found === undefined) continue
      full.push({ ...found, piece })
      taken.set(piece, [...(taken.get(piece) ?? []), { ...run, start: found.start, end: Math.max(found.end, run.end) }])
    }
  }
  const known = new Set(full.flatMap(({ key }) => (key.length > 2 ? [key] : [])))
  const short = yield* eachInPieces(runs, ({ piece, runs: own }) =>
    own.flatMap((run): Mention[] => {
      const key = run.words.map(({ text }) => nameWord(text)).join(' ')
      const isOther =
        !known.has(key) || full.some((one) => one.piece === piece && run.start < one.end && run.end > one.start)
      return isOther ? [] : [{ key, piece, start: run.start, end: run.end, weight: 0 }]
    }),
  )
  return { mentions: [...full, ...short], taken }
}

type Found = { key: string; start: number; end: number; weight: number }

function organisationIn(piece: FactPiece, run: NameRun): Found | undefined {
  const from = run.words.findIndex(({ text }) => !leading.test(text))
  const words = from < 0 ? [] : run.words.slice(from)
  const form = words.findLastIndex(({ text }, at) => at > 0 && legalForm.test(text) && isForm(words, at))
  const more = further.exec(piece.text.slice(run.end))?.[0] ?? ''
  if (form > 0 || (more !== '' && words.length > 0)) {
    const own = afterRole(more === '' ? words.slice(0, form + 1) : words)
    if (more === '' && isAuthor(piece, own)) return undefined
    const key = keyOf(own.filter(({ text }, at) => at === 0 || !legalForm.test(text)))
    return named(piece, own, own.at(-1)?.end ?? 0, key, more, 2)
  }
  if (piece.kind === 'heading' || piece.kind === 'table-row') return undefined
  return bodyIn(piece, words)
}

/** The words behind the last "of" where a role or a paper stands before it: "Chief Executive Officer of Apple Inc". */
function afterRole(words: NameRun['words']): NameRun['words'] {
  const of = words.findLastIndex(({ text }) => text === 'of' || text === 'for')
  const roles = words
    .slice(0, Math.max(0, of))
    .some(({ text }) => notOfNames.test(text) || title.test(text.replace(/\.$/, '')))
  return roles ? words.slice(of + 1) : words
}

const notOfNames =
  /^(?:Report|Officer|Director|Directors|President|Chairman|Chief|Shares|Stock|Board|Secretary|Manager|Subsidiary|Affiliate|Office|Offices|Member|Members|Notes|Form|Statement|Statements|Division|Rights)$/

/** An author of a list of references: "Francis SE, Langille SE" and "Rodrigo AG" are people with initials. */
function isAuthor(piece: FactPiece, words: NameRun['words']): boolean {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || !/^\p{Lu}{2}$/u.test(last.text)) return false
  const listed =
    /[,;]\s*$/.test(piece.text.slice(0, first.start)) ||
    /^[,;]\s*\p{Lu}\p{L}+ \p{Lu}{1,3}\b/u.test(piece.text.slice(last.end))
  return listed || words.slice(1, -1).some(({ text }) => /^\p{Lu}{1,2}$/u.test(text))
}

/** "Company" and "Co" are forms behind a name of their own, not in "the Company". */
function isForm(words: NameRun['words'], at: number): boolean {
  const weak = /^(?:Company|Co|Corporation|SE|AB|Limited)$/.test(words[at]?.text ?? '')
  return (
    !weak ||
    (at >= 1 && /^\p{Lu}[\p{L}\p{N}&'’.-]+$/u.test(words[at - 1]?.text ?? '') && (words[at - 1]?.text.length ?? 0) > 2)
  )
}

function bodyIn(piece: FactPiece, words: NameRun['words']): Found | undefined {
  const capitals = words.filter(({ text }) => /^\p{Lu}/u.test(text))
  const at = words.findIndex(({ text }) => bodyWord.test(text))
  if (at < 0 || capitals.length < 2 || isShouted(capitals)) return undefined
  const [first, last, next] = [words[0], words.at(-1), words[at + 1]]
  if (!first || !last || !/^\p{Lu}/u.test(last.text)) return undefined
  // "Commission File Number" is none: behind the word for a body stands nothing, or of what or where it is.
  if (next !== undefined && /^\p{Lu}/u.test(next.text) && !bodyWord.test(last.text)) return undefined
  const own = before.exec(piece.text.slice(0, first.start))?.groups?.['more']
  const start = own === undefined ? first.start : first.start - own.length
  const weak = words.every(({ text }) => !bodyWord.test(text) || weakBodyWord.test(text))
  if (weak && capitals.length + (own === undefined ? 0 : 1) < 3) return undefined
  const key = `${own === undefined ? '' : `${own.toLowerCase()}`}${keyOf(words)}`
  return words.length > longestName ? undefined : { key, start, end: last.end, weight: 0.5 }
}

function named(
  piece: FactPiece,
  words: NameRun['words'],
  end: number,
  key: string,
  more: string,
  weight: number,
): Found | undefined {
  const [first] = words
  if (!first || key === '' || words.length > longestName || key.length < 2) return undefined
  const stop = piece.text[end + more.length] === '.' && /^(?:Inc|Ltd|Corp|Co)$/.test(words.at(-1)?.text ?? '') ? 1 : 0
  if (/^(?:company|corporation|parent|subsidiary|bank|limited)$/.test(key)) return undefined
  return { key, start: first.start, end: end + more.length + stop, weight }
}

function keyOf(words: NameRun['words']): string {
  return words.map(({ text }) => nameWord(text)).join(' ')
}

function isShouted(words: NameRun['words']): boolean {
  return words.every(({ text }) => text === text.toUpperCase()) && words.some(({ text }) => text.length > 4)
}
