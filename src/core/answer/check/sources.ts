import type { DocumentKind } from '../../../api/document-kind.ts'
import type { Span } from '../../../api/span.ts'
import type { Version } from '../../../api/version.ts'
import { sentencesOf } from '../../documents/sentences.ts'
import { type Word, wordsOf } from '../words/words.ts'
import { type Statement, statementOf } from './statement.ts'

/** Where words stand, as hits, quotes and citations have it. */
export type Place = {
  documentId: string
  revisionId: string
  path: string
  title: string
  kind?: DocumentKind | undefined
  pageLabel?: string | undefined
  version?: Version | undefined
  headingPath: readonly string[]
  spans: readonly Span[]
}

/**
 * One source sentence, or two neighbours, that a written sentence is held against. `about`: stems of what its document and
 * sections are called, which its sentences need not say again.
 */
export type Source = { place: Place; statement: Statement; about: ReadonlySet<string>; sentences: 1 | 2 }

/** Everything that a question's answer is checked against. */
export type Sources = {
  windows: readonly Source[]
  words: readonly Word[]
  statements: readonly Statement[]
  /** Folded words that stand capitalised inside a sentence of a source or the question. */
  known: ReadonlySet<string>
}

/** Takes the passages apart into sentences and pairs of neighbours; overlapping passages give a sentence once. */
export function sourcesOf(passages: readonly Place[], question: string): Sources {
  const seen = new Set<string>()
  const single: Source[] = []
  const pairs: Source[] = []
  for (const passage of passages) {
    const about = stemsOf([passage.title, ...passage.headingPath].join(' '))
    const own = passage.spans.flatMap((span) => sentences(passage, about, span))
    for (const [index, source] of own.entries()) {
      const key = keyOf(source.place)
      if (!seen.has(key)) single.push(source)
      seen.add(key)
      const next = own[index + 1]
      if (next === undefined) continue
      const both = pair(source, next)
      if (seen.has(keyOf(both.place))) continue
      seen.add(keyOf(both.place))
      pairs.push(both)
    }
  }
  const statements = single.map((source) => source.statement)
  return {
    windows: [...single, ...pairs],
    words: statements.flatMap((statement) => statement.words),
    statements,
    known: knownNames([...statements, statementOf(question)]),
  }
}

function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).flatMap(({ content, stem }) => (content ? [stem] : [])))
}

function sentences(passage: Place, about: ReadonlySet<string>, span: Span): Source[] {
  return sentencesOf(span.text).map((range) => {
    const text = span.text.slice(range.start, range.end)
    const spans = [{ page: span.page, start: span.start + range.start, end: span.start + range.end, text }]
    return { place: { ...passage, spans }, statement: statementOf(text), about, sentences: 1 as const }
  })
}

/** Two neighbours as one: adjacent spans of a page are joined, so that the highlight is one. */
function pair(first: Source, second: Source): Source {
  const spans = [...first.place.spans, ...second.place.spans]
  const text = `${first.statement.text} ${second.statement.text}`
  return { place: { ...first.place, spans }, statement: statementOf(text), about: first.about, sentences: 2 }
}

function keyOf(place: Place): string {
  return `${place.revisionId} ${place.spans.map((span) => `${span.page}:${span.start}-${span.end}`).join(' ')}`
}

function knownNames(statements: readonly Statement[]): Set<string> {
  return new Set(
    statements.flatMap(({ facts }) =>
      facts.filter((fact) => fact.kind === 'name' && !fact.loose).flatMap((fact) => fact.values[0]?.split(' ') ?? []),
    ),
  )
}
