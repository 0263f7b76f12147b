import type { Difference, Support } from '../../../api/answer.ts'
import { joinedOtherwise } from './attachments.ts'
import { leftOut } from './exceptions.ts'
import { factDifferences, firmFacts, holds } from './facts-held.ts'
import { unpaired } from './negations.ts'
import { oppositeIn } from './opposites.ts'
import { misplaced } from './pairing.ts'
import { loosened } from './relations.ts'
import type { Source, Sources } from './sources.ts'
import { type Statement, statementOf } from './statement.ts'

/** How a sentence stands to its sources. `source` is the best window; absent where support is `none`. */
export type Alignment = { support: Support; differs: Difference[]; unsupported: Difference[]; source?: Source }

/** Share of content words that must stand in the source: for `supported`, and for `weak`. */
const most = 0.75
const some = 0.45
const phraseEnd =
  /^(is|are|was|were|be|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|of|for|in|on|at|by|from|with|to|that|which|who)$/
/** What a source that lacks it can hardly be meant by. */
const telling: ReadonlySet<Difference['kind']> = new Set(['number', 'date', 'name', 'address'])
/** Windows that are compared in full, those that share most first. */
const looksAt = 20

/**
 * Holds a complete sentence against its sources. `supported`: one source sentence or two neighbours hold all its
 * numbers, dates, names and addresses and most content words, negations agree, nothing is turned into its opposite,
 * no exception is left out, and numbers stand beside their nouns. `weak`: close, and `differs` says what is not so.
 * `unsupported` lists facts that stand in no source at all.
 */
export function align(text: string, sources: Sources): Alignment {
  const said = statementOf(text, sources.known)
  const unsupported = firmFacts(said)
    .filter((fact) => !sources.statements.some((source) => holds(source, fact)))
    .map((fact): Difference => ({ kind: fact.kind, said: fact.text, source: '' }))
  const verbatim = sources.windows.find((source) => bare(source.statement) === bare(said))
  if (verbatim) return { support: 'supported', differs: [], unsupported, source: verbatim }
  const ranked = sources.windows
    .map((source) => ({ source, share: coverage(said, source) }))
    .filter(({ share }) => share >= some)
    .sort((left, right) => right.share - left.share || left.source.sentences - right.source.sentences)
    .slice(0, looksAt)
  let best: { differs: Difference[]; source: Source; cost: number } | undefined
  for (const { source, share } of ranked) {
    const differs = differences(said, source, share)
    if (differs.length === 0) return { support: 'supported', differs, unsupported, source }
    const cost = differs.reduce<number>((sum, { kind }) => sum + (telling.has(kind) ? 2 : 1), source.sentences)
    if (best === undefined || cost < best.cost) best = { differs, source, cost }
  }
  if (best === undefined || unsupported.length > 0) return { support: 'none', differs: unsupported, unsupported }
  return { support: 'weak', differs: best.differs, unsupported, source: best.source }
}

function bare(statement: Statement): string {
  return statement.folded.replace(/[\s.!?]+$/, '')
}

/** Share of the sentence's content words that the source holds; a sentence of facts alone counts its facts. */
function coverage(said: Statement, { statement, about }: Source): number {
  const stems = [...said.stems]
  if (stems.length === 0) return 0
  return stems.filter((stem) => statement.stems.has(stem) || about.has(stem)).length / stems.length
}

function differences(said: Statement, { statement: source, about }: Source, share: number): Difference[] {
  const differs = factDifferences(said, source)
  const stems = new Set(said.words.map((word) => word.stem))
  const negations = unpaired(said.negations, stems, source.negations)
  differs.push(
    ...negations.said.map((each): Difference => ({ kind: 'negation', said: around(said, each), source: '' })),
    ...negations.source.map((each): Difference => ({ kind: 'negation', said: '', source: around(source, each) })),
    ...leftOut(source.exceptions, said.exceptions).map(
      (each): Difference => ({ kind: 'exception', said: '', source: each.text }),
    ),
    ...leftOut(said.exceptions, source.exceptions).map(
      (each): Difference => ({ kind: 'exception', said: each.text, source: '' }),
    ),
    ...turned(said, source),
  )
  if (differs.length === 0 && !source.folded.includes(bare(said))) {
    differs.push(
      ...misplaced(said, source),
      ...swappedNames(said, source),
      ...absentSubject(said, source),
      ...loosened(said, source),
      ...joinedOtherwise(said, source),
    )
  }
  if (share < most && differs.length === 0) {
    const held = (stem: string) => source.stems.has(stem) || about.has(stem)
    const missing = said.words.filter((word) => said.stems.has(word.stem) && !held(word.stem))
    differs.push({
      kind: 'content',
      said: missing
        .slice(0, 3)
        .map((word) => word.text)
        .join(', '),
      source: '',
    })
  }
  return differs
}

function around(statement: Statement, place: { start: number; end: number }): string {
  const after = /^(\s+\S+){0,4}/.exec(statement.text.slice(place.end))?.[0] ?? ''
  return (statement.text.slice(place.start, place.end) + after).replace(/[\s,;.]+$/, '')
}

/** Words that the source has only as their opposites. */
function turned(said: Statement, source: Statement): Difference[] {
  const own = new Set(source.words.map((word) => word.stem))
  return said.words.flatMap((word): Difference[] => {
    if (own.has(word.stem)) return []
    const opposite = oppositeIn(word.stem, own)
    const there = source.words.find((other) => other.stem === opposite)
    return there === undefined ? [] : [{ kind: 'content', said: word.text, source: there.text }]
  })
}

/** Two names in the other order, where neither side is in the passive: who did what to whom may be swapped. */
function swappedNames(said: Statement, source: Statement): Difference[] {
  const names = firmFacts(said).filter((fact) => fact.kind === 'name')
  const [first, second] = names
  if (!first || !second || names.length > 2) return []
  const passive = (statement: Statement) => /\bby\b/i.test(statement.text)
  if (passive(said) !== passive(source)) return []
  const at = (name: string) =>
    source.words.flatMap((word, index) => (word.folded === name.split(' ')[0] ? [index] : []))
  const [one, two] = [at(first.values[0] ?? ''), at(second.values[0] ?? '')]
  if (one.length === 0 || two.length === 0 || one.some((left) => two.some((right) => left < right))) return []
  return [{ kind: 'name', said: first.text, source: second.text }]
}

/** A sentence whose subject, the head of its first noun phrase, does not stand in the source. */
function absentSubject(said: Statement, source: Statement): Difference[] {
  const end = said.words.findIndex((word, at) => at > 0 && phraseEnd.test(word.folded))
  const head = said.words.slice(0, Math.max(end, 0)).findLast((word) => word.content)
  if (head === undefined || source.words.some((word) => word.stem === head.stem || word.folded === head.folded))
    return []
  return said.stems.has(head.stem) ? [{ kind: 'noun', said: head.text, source: '' }] : []
}
