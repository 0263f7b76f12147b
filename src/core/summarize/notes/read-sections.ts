import { toErrorValue } from '../../../api/error.ts'
import type { SectionNote, SummaryContent, SummaryProgress, SummarySentence } from '../../../api/summary.ts'
import type { GenerationEvent } from '../../ports/generation.ts'
import type { SummaryStore } from '../../ports/summary-store.ts'
import type { Section } from '../outline/section.ts'
import type { SummarySource } from '../summary-source.ts'
import type { SummaryWriterEvent } from '../write/summary-writer-event.ts'
import { noteKey, noteOf, sentencesOfNote } from './stored-note.ts'

/** A section that is to be read. */
export type SectionToRead = { source: SummarySource; section: Section }

/** Reads one section; returns what it says. */
export type SectionReader = (
  read: SectionToRead,
  signal: AbortSignal,
) => AsyncGenerator<GenerationEvent, SummarySentence[]>

/** What notes of a summary are made with besides their sections, and where they are kept. */
export type NoteDeps = {
  store: Pick<SummaryStore, 'note' | 'keepNotes'> | undefined
  madeWith: readonly string[]
  read: SectionReader
  done: SummaryContent | undefined
}

/** So many sections in a row that cannot be read are no matter of the sections. */
const mostFailures = 3

/**
 * Reads sections one after the other and keeps a note of each at once, so that none is read twice. A section that was read before,
 * in this document or another, is not read again; one that cannot be read is skipped with the reason. Returns the notes.
 */
export async function* readSections(
  { store, madeWith, read, done }: NoteDeps,
  sections: readonly SectionToRead[],
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent, SectionNote[]> {
  const notes = sections.map(waiting)
  const progress: SummaryProgress = { read: 0, of: sections.length }
  for (const note of notes) yield { type: 'section-read', note, progress }
  let failures = 0
  for (const [at, each] of sections.entries()) {
    signal.throwIfAborted()
    const key = await noteKey(each.section, madeWith)
    const earlier = done?.notes.find((note) => isOf(note, each) && (note.state === 'read' || note.state === 'reused'))
    const kept = earlier ? undefined : store?.note(key)
    const known = kept && sentencesOfNote(kept.note, each.source, each.section)
    let note: SectionNote
    if (earlier) note = earlier
    else if (known) note = { ...waiting(each), state: 'reused', sentences: known }
    else {
      try {
        const sentences = yield* withoutText(read(each, signal))
        store?.keepNotes(each.source.place.revisionId, [{ key, note: noteOf(each.section, sentences) }])
        note = { ...waiting(each), state: 'read', sentences }
        failures = 0
      } catch (error) {
        signal.throwIfAborted()
        failures += 1
        if (failures === mostFailures) throw error
        note = { ...waiting(each), state: 'skipped', error: toErrorValue(error) }
      }
    }
    // Also for another summary of the document as it is now.
    if (known && kept) store?.keepNotes(each.source.place.revisionId, [kept])
    notes[at] = note
    progress.read += 1
    yield { type: 'section-read', note, progress: { ...progress } }
  }
  return notes
}

function waiting({ source, section }: SectionToRead): SectionNote {
  const { heading, level, from, to, words } = section
  return { documentId: source.place.documentId, heading, level, from, to, words, state: 'waiting', sentences: [] }
}

/** Whether a note is of this section, as the document was then: its sentences stand where they say. */
function isOf(note: SectionNote, { source, section }: SectionToRead): boolean {
  return (
    note.documentId === source.place.documentId &&
    note.heading === section.heading &&
    note.from === section.from &&
    note.to === section.to &&
    note.words === section.words &&
    note.sentences.every(({ citations }) =>
      citations.every(
        ({ revisionId, spans }) =>
          revisionId === source.place.revisionId &&
          spans.every((span) =>
            section.spans.some(({ page, start, end }) => page === span.page && start <= span.start && end >= span.end),
          ),
      ),
    )
  )
}

/** A note shows nothing before it is whole. */
async function* withoutText(
  events: AsyncGenerator<GenerationEvent, SummarySentence[]>,
): AsyncGenerator<SummaryWriterEvent, SummarySentence[]> {
  for (let step = await events.next(); ; step = await events.next()) {
    if (step.done) return step.value
    if (step.value.type !== 'text-delta') yield step.value
  }
}
