import type { SectionNote, SummaryPart } from '../../../api/summary.ts'
import { asLine } from '../../answer/prompt/as-data.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import { readSections, type SectionToRead } from '../notes/read-sections.ts'
import { writingReader } from '../notes/section-readers.ts'
import { sectionsToRead } from '../notes/sections-to-read.ts'
import type { Section } from '../outline/section.ts'
import type { SummarySource } from '../summary-source.ts'
import { formPrompt, noteText, type PromptFrame, wholeText } from './form-prompt.ts'
import type { Pen } from './generate-line.ts'
import { type Echoes, echoes } from './same-sentence.ts'
import { sectionFinder } from './section-finder.ts'
import { sourceIndex } from './source-index.ts'
import { type SummaryToWrite, sectionPriority } from './summary-to-write.ts'
import type { SummaryWriterEvent } from './summary-writer-event.ts'
import { taskTokens } from './tasks.ts'
import { hasClosing, writeClosing } from './write-closing.ts'
import { writeForm } from './write-form.ts'

/** Tokens of a prompt besides its text: rules, task, the marks of turns. */
const rulesTokens = 400
/** Characters of a token, as few as text has for long. */
const charactersPerToken = 6
/** Sections of the form that has a paragraph each, about. */
const mostParagraphs = 40

/** Documents that are summarised in one piece, and the parts that it goes into. */
type Group = { sources: readonly SummarySource[]; part: number; parts: number; extracted: readonly SummaryPart[] }

/**
 * Writes line, bullets, page or sections with a model that follows instructions: from the documents in full where they fit into its
 * context, otherwise from notes of their sections.
 */
export async function* writeWithInstructions(
  model: LanguageModel,
  frame: PromptFrame,
  input: SummaryToWrite,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent> {
  if (frame.choice.form === 'sections') {
    yield* writeSections(model, frame, input, signal)
    return
  }
  const empty: SummaryPart[] = [{ heading: '', level: 1, sentences: [] }]
  const parts = input.extracted.length > 0 ? input.extracted.map((part) => ({ ...part, sentences: [] })) : empty
  const groups = groupsOf(input, parts.length)
  const closing: SummaryPart[] = hasClosing(input) ? [{ heading: '', level: 1, sentences: [], closing: true }] : []
  const texts: string[] = []
  // Notes of all documents first: then the summary is written at one go.
  for (const { sources } of groups) texts.push(yield* textOf(model, frame, input, sources, groups.length, signal))
  yield { type: 'parts-found', parts: [...parts, ...closing], written: true }
  await using sequence = await model.openSequence({ priority: 'interactive' })
  // Also over several documents no two bullets say the same.
  const seen = echoes(input.sources[0]?.language ?? 'en', input.embedder)
  let written = 0
  for (const [at, group] of groups.entries()) {
    written += yield* writeGroup({ model, sequence }, frame, input, group, texts[at] ?? '', seen, signal)
  }
  if (written === 0) yield { type: 'parts-found', parts: [...input.extracted], written: false }
  else if (closing.length > 0) yield* writeClosing({ model, sequence }, frame, input, parts.length, signal)
}

/** Bullets of several documents are written a document at a time, everything else of all together. */
function groupsOf({ sources, extracted, choice }: SummaryToWrite, parts: number): Group[] {
  const byDocument = choice.form !== 'line' && choice.form !== 'page' && sources.length > 1 && extracted.length > 0
  if (!byDocument) return [{ sources, part: 0, parts, extracted }]
  return extracted.map((part, at) => {
    const ids = new Set(part.sentences.flatMap(({ citations }) => citations.map(({ documentId }) => documentId)))
    const own = sources.filter(({ place }) => ids.has(place.documentId))
    return { sources: own, part: at, parts: 1, extracted: [part] }
  })
}

async function* writeGroup(
  pen: Pen,
  frame: PromptFrame,
  input: SummaryToWrite,
  { sources, part, parts, extracted }: Group,
  text: string,
  seen: Echoes,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent, number> {
  const { choice, done } = input
  const drawn = extracted.reduce((sum, { sentences }) => sum + sentences.length, 0)
  // Of several documents each has its share.
  const bullets = (part === 0 && parts === input.extracted.length ? choice.bullets : undefined) ?? Math.max(drawn, 1)
  const wanted = choice.form === 'page' ? undefined : choice.form === 'line' ? 1 : bullets
  const before = done?.written && wanted !== undefined ? (done.parts[part]?.sentences ?? []) : []
  if (wanted !== undefined && before.filter(({ shown }) => shown).length >= wanted) {
    for (const sentence of before) yield { type: 'sentence-checked', part, sentence, draft: '' }
    return before.length
  }
  const own = { ...frame, choice: { ...choice, ...(wanted === undefined ? {} : { bullets: wanted }) } }
  const index = sourceIndex(sources, choice.focus)
  const find = sectionFinder(sources)
  return yield* writeForm(
    pen,
    {
      prompt: formPrompt(own, choice.form, text),
      maxTokens: taskTokens(choice.form, own.choice),
      unit: choice.form === 'page' ? 'sentence' : 'line',
      part,
      parts,
      wanted,
      index,
      seen,
      sectionOf: find.sectionOf,
      sections: find.sections,
      again: (failed) => formPrompt(own, 'sentence', noteText('', index.near(failed).slice(0, 2).map(placeText))),
      extracted,
    },
    signal,
  )
}

function placeText({ spans }: { spans: Parameters<typeof joinSpans>[0] }): string {
  return asLine(joinSpans(spans))
}

/** What a group is written from: its documents in full, or notes of their sections. */
async function* textOf(
  model: LanguageModel,
  frame: PromptFrame,
  input: SummaryToWrite,
  sources: readonly SummarySource[],
  groups: number,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent, string> {
  const room = model.contextTokens - taskTokens(frame.choice.form, frame.choice) - rulesTokens
  const characters = sources.reduce((sum, { pages }) => sum + pages.reduce((own, { text }) => own + text.length, 0), 0)
  if (characters / charactersPerToken <= room) {
    const whole = sources.map(wholeText).join('\n\n')
    if (model.tokenize(whole).length <= room) return whole
  }
  const sections = sources.flatMap((source) => sectionsToRead(model, source))
  const notes = yield* notesOf(model, frame, input, sections, groups === 1, signal)
  return fitNotes(model, notes, sections, room)
}

async function* notesOf(
  model: LanguageModel,
  frame: PromptFrame,
  { done, store }: SummaryToWrite,
  sections: readonly SectionToRead[],
  waited: boolean,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent, SectionNote[]> {
  const priority = waited ? sectionPriority(sections.length) : 'background'
  await using sequence = await model.openSequence({ priority })
  const { choice, templates, genre } = frame
  const madeWith = [model.info.id, templates.read(genre), choice.focus ?? '', 'noted']
  return yield* readSections(
    { store, madeWith, read: writingReader({ model, sequence }, frame), done },
    sections,
    signal,
  )
}

/** As much of the notes as fits, of every section something while that is possible. */
function fitNotes(
  model: LanguageModel,
  notes: readonly SectionNote[],
  sections: readonly SectionToRead[],
  room: number,
): string {
  const read = notes.flatMap((note, at) => (note.sentences.length > 0 ? [{ note, read: sections[at] }] : []))
  const lay = (each: number, step: number) =>
    read
      .filter((_, at) => at % step === 0)
      .map(({ note, read: own }) => {
        const path = [...(own?.section.path ?? []), note.heading].filter((heading) => heading !== '').join(' › ')
        return noteText(
          path,
          note.sentences.slice(0, each).map(({ text }) => text),
        )
      })
      .join('\n')
  for (const each of [3, 2, 1]) {
    const text = lay(each, 1)
    if (model.tokenize(text).length <= room) return text
  }
  for (let step = 2; step < read.length; step *= 2) {
    const text = lay(1, step)
    if (model.tokenize(text).length <= room) return text
  }
  return ''
}

/** A paragraph a section, each as soon as it is read. */
async function* writeSections(
  model: LanguageModel,
  frame: PromptFrame,
  input: SummaryToWrite,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent> {
  const parts: SummaryPart[] = []
  const places = new Map<string, number>()
  const sections = input.sources.flatMap((source) => {
    const own = sectionsToRead(model, source, mostParagraphs)
    if (input.sources.length > 1) parts.push({ heading: source.place.title, level: 1, sentences: [] })
    for (const [at, { section }] of own.entries()) {
      // A section that was too long to be read at once is one part all the same.
      if (!isSame(own[at - 1]?.section, section)) {
        const level = section.level + (input.sources.length > 1 ? 1 : 0)
        parts.push({ heading: section.heading, level, sentences: [] })
      }
      places.set(keyOf(source.place.documentId, section), parts.length - 1)
    }
    return own
  })
  yield { type: 'parts-found', parts, written: true }
  let written = 0
  for await (const event of notesOf(model, frame, input, sections, true, signal)) {
    yield event
    if (event.type !== 'section-read' || event.note.state === 'waiting') continue
    const part = places.get(keyOf(event.note.documentId, event.note)) ?? 0
    for (const sentence of event.note.sentences) {
      if (!sentence.verbatim) written += 1
      yield { type: 'sentence-checked', part, sentence, draft: '' }
    }
  }
  if (written === 0) yield { type: 'parts-found', parts: [...input.extracted], written: false }
}

function isSame(one: Section | undefined, other: Section): boolean {
  return one?.heading === other.heading && one.path.join('\n') === other.path.join('\n') && other.heading !== ''
}

function keyOf(
  documentId: string,
  { heading, from, to, words }: Omit<SectionNote, 'documentId' | 'sentences' | 'state' | 'level'>,
): string {
  return JSON.stringify([documentId, heading, from, to, words])
}
