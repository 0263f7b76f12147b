import { emptySummary } from '../../../api/empty-summary.ts'
import type { ErrorValue } from '../../../api/error.ts'
import type { Gist } from '../../../api/gist.ts'
import type { SectionNote, SummaryChoice, SummaryContent, SummaryEvent } from '../../../api/summary.ts'

/**
 * A summary while it is made. `gists`: what code found out about its documents, in their order; `drafts`: soft text by part,
 * not yet checked; `prompt`: how far a model has read, in tokens; `pace`: how many sections were read when, for what is left.
 */
export type LiveSummary = SummaryContent & {
  phase: 'arriving' | 'looking' | 'found' | 'writing' | 'ended'
  gists: readonly Gist[]
  drafts: Readonly<Record<number, string>>
  prompt?: { tokens: number; of: number; ms?: number } | undefined
  pace?: { at: number; read: number } | undefined
}

/** A summary of which nothing is known yet. */
export function nothingYet(choice: SummaryChoice, phase: 'arriving' | 'looking'): LiveSummary {
  return { ...emptySummary(choice), phase, gists: [], drafts: {} }
}

/** A kept summary as one that goes on. */
export function goingOn(content: SummaryContent, gists: readonly Gist[]): LiveSummary {
  const { error: _, ...before } = content
  return { ...before, state: 'streaming', phase: 'found', gists, drafts: {} }
}

/** The summary after one event of its stream, at a time in milliseconds. */
export function afterEvent(summary: LiveSummary, event: SummaryEvent, now: number): LiveSummary {
  switch (event.type) {
    case 'summary-started':
      return summary
    case 'gist-found':
      return { ...withGist(summary, event.gist), phase: summary.phase === 'writing' ? 'writing' : 'found' }
    case 'parts-found':
      return { ...summary, parts: event.parts, written: event.written, drafts: {}, prompt: undefined }
    case 'writing-started':
      return { ...summary, model: event.model, phase: 'writing' }
    case 'prompt-progress': {
      const { tokens, of, ms } = event
      return { ...summary, prompt: { tokens, of, ...(ms === undefined ? {} : { ms }) } }
    }
    case 'table-started': {
      const { columns, documents } = event
      return { ...summary, table: { rows: [], totals: [], ...summary.table, columns, documents } }
    }
    case 'row-read':
      if (!summary.table) return summary
      return { ...summary, table: { ...summary.table, rows: [...summary.table.rows, event.row] } }
    case 'section-read': {
      const pace = summary.pace ?? { at: now, read: event.progress.read }
      return {
        ...summary,
        notes: withNote(summary.notes, event.note),
        progress: event.progress,
        pace,
        prompt: undefined,
      }
    }
    case 'text-delta': {
      const { part, text } = event
      const drafts = { ...summary.drafts, [part]: (summary.drafts[part] ?? '') + text }
      return { ...summary, drafts, phase: 'writing', prompt: undefined }
    }
    case 'sentence-checked': {
      const { part, sentence, draft } = event
      const parts = [...summary.parts]
      while (parts.length <= part) parts.push({ heading: '', level: 1, sentences: [] })
      const old = parts[part] ?? { heading: '', level: 1, sentences: [] }
      parts[part] = { ...old, sentences: [...old.sentences, sentence] }
      return { ...summary, parts, drafts: { ...summary.drafts, [part]: draft }, prompt: undefined }
    }
    case 'summary-finished':
      return { ...summary, ...event.content, phase: 'ended', drafts: {}, prompt: undefined }
  }
}

/** The summary with what was found out about a document, in the place of what was known of it. */
export function withGist(summary: LiveSummary, gist: Gist): LiveSummary {
  const at = summary.gists.findIndex(({ documentId }) => documentId === gist.documentId)
  const gists = at < 0 ? [...summary.gists, gist] : summary.gists.with(at, gist)
  return { ...summary, gists, genre: gists[0]?.genre ?? summary.genre }
}

/** The summary when its stream ended without its last event; what was not checked is dropped. */
export function ended(summary: LiveSummary, error: ErrorValue): LiveSummary {
  const closed: LiveSummary = { ...summary, phase: 'ended', drafts: {}, prompt: undefined }
  if (error.code === 'cancelled') return { ...closed, state: 'stopped' }
  if (error.code === 'channel-closed') return { ...closed, state: 'interrupted' }
  return { ...closed, state: 'failed', error }
}

/** About how many milliseconds the sections that are left take; undefined until two were read in this run. */
export function timeLeft({ pace, progress }: Pick<LiveSummary, 'pace' | 'progress'>, now: number): number | undefined {
  if (pace === undefined || progress.read <= pace.read) return undefined
  return ((now - pace.at) / (progress.read - pace.read)) * (progress.of - progress.read)
}

function withNote(notes: readonly SectionNote[], note: SectionNote): SectionNote[] {
  const at = notes.findIndex((one) => isOf(one, note))
  return at < 0 ? [...notes, note] : notes.with(at, note)
}

function isOf(one: SectionNote, other: SectionNote): boolean {
  const isSame = one.documentId === other.documentId && one.from === other.from && one.to === other.to
  return isSame && one.heading === other.heading && one.words === other.words
}
