import type { SummarySentence } from '../../../api/summary.ts'
import { choosePlan } from '../../answer/prompt/choose-plan.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import { readSections } from '../notes/read-sections.ts'
import { smallReader } from '../notes/section-readers.ts'
import { longSources, sectionsToRead } from '../notes/sections-to-read.ts'
import { rewordWithInstructions } from './reword-with-instructions.ts'
import { echoes } from './same-sentence.ts'
import { shorten, shorteningVersion } from './shorten.ts'
import { type SummaryToWrite, sectionPriority } from './summary-to-write.ts'
import type { SummaryWriterEvent } from './summary-writer-event.ts'
import { writeExtracted } from './write-extracted.ts'
import { writeWithInstructions } from './write-with-instructions.ts'

/**
 * Has a model write a summary: a small one shortens what code drew, then, of long documents, notes of their sections; one that
 * follows instructions writes by the genre's template. Nothing is written in a language that a small model was not asked in.
 */
export async function* writeSummary(
  model: LanguageModel,
  input: SummaryToWrite,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent> {
  const { choice, sources, genre, extracted, done, templates, store } = input
  const seen = echoes(sources[0]?.language ?? 'en', input.embedder)
  const other = choice.language !== undefined && sources.some(({ language }) => language !== choice.language)
  if (choosePlan(model.info) === 'passages') {
    const frame = { templates, genre, choice, language: other ? choice.language : undefined }
    if (!other && choice.form !== 'timeline' && choice.form !== 'actions') {
      yield* writeWithInstructions(model, frame, input, signal)
      return
    }
    await using sequence = await model.openSequence({ priority: 'interactive' })
    yield* writeExtracted(extracted, rewordWithInstructions({ model, sequence }, frame), done, seen, signal)
    return
  }
  if (other) return
  const shortening = templates.shortening()
  {
    await using sequence = await model.openSequence({ priority: 'interactive' })
    yield* writeExtracted(
      extracted,
      (sentence, on) => shorten({ model, sequence }, shortening, languageOf(sources, sentence), sentence, on),
      done,
      seen,
      signal,
    )
  }
  // Nothing of the summary comes of these notes: they are the outline of one that is kept.
  if (store === undefined) return
  const sections = longSources(model, sources).flatMap((source) => sectionsToRead(model, source))
  if (sections.length === 0) return
  await using sequence = await model.openSequence({ priority: sectionPriority(sections.length) })
  // How a small model notes does not depend on the template, nor on what the summary is for.
  const madeWith = [model.info.id, `shortened ${shorteningVersion}`]
  yield* readSections({ store, madeWith, read: smallReader({ model, sequence }, shortening), done }, sections, signal)
}

function languageOf(sources: SummaryToWrite['sources'], { citations: [first] }: SummarySentence): string {
  return sources.find(({ place }) => place.documentId === first?.documentId)?.language ?? ''
}
