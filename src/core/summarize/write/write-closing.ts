import { asLine } from '../../answer/prompt/as-data.ts'
import { comparedIndex } from './compared-index.ts'
import { formPrompt, noteText, type PromptFrame } from './form-prompt.ts'
import type { Pen } from './generate-line.ts'
import { echoes } from './same-sentence.ts'
import type { SummaryToWrite } from './summary-to-write.ts'
import type { SummaryWriterEvent } from './summary-writer-event.ts'
import { taskTokens } from './tasks.ts'
import { writeForm } from './write-form.ts'

/** Sentences that the closing paragraph has at most. */
const most = 4

/** Whether a comparison is ended by a paragraph: there is more than one document to say it of. */
export function hasClosing({ choice, sources }: Pick<SummaryToWrite, 'choice' | 'sources'>): boolean {
  return choice.form === 'comparison' && sources.length > 1
}

/**
 * Writes the paragraph that ends a comparison: what the documents share and where they differ, from their rows of the table and
 * the sentences that code drew. Each sentence is checked against all of them; what none bears out is put away, so that there may be
 * no paragraph at all.
 */
export async function* writeClosing(
  pen: Pen,
  frame: PromptFrame,
  input: SummaryToWrite,
  part: number,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent> {
  const { sources, choice, done } = input
  const before = done?.written ? (done.parts[part]?.sentences ?? []) : []
  if (before.some(({ shown }) => shown)) {
    for (const sentence of before) yield { type: 'sentence-checked', part, sentence, draft: '' }
    return
  }
  const index = comparedIndex(sources, choice.focus)
  yield* writeForm(
    pen,
    {
      prompt: formPrompt(frame, 'closing', sources.map(({ place }) => comparedText(input, place)).join('\n')),
      maxTokens: taskTokens('closing', choice),
      unit: 'sentence',
      part,
      parts: 1,
      wanted: most,
      index,
      seen: echoes(sources[0]?.language ?? 'en', input.embedder),
      sectionOf: () => '',
      sections: 0,
      again: (failed) =>
        formPrompt(
          frame,
          'sentence',
          noteText(
            '',
            index
              .near(failed)
              .slice(0, 2)
              .map(({ spans }) => spans.map(({ text }) => text).join(' ')),
          ),
        ),
      extracted: [],
    },
    signal,
  )
}

/** A document as it is compared: its row of the table, then its own sentences. */
function comparedText(
  { table, extracted }: SummaryToWrite,
  { documentId, title }: { documentId: string; title: string },
): string {
  const row = table?.rows.find((each) => each.documentId === documentId)
  const cells = (table?.columns ?? []).flatMap((column, at) => {
    const text = row?.cells[at]?.text ?? ''
    return text === '' ? [] : [`${'name' in column ? column.name : column.code}: ${text}`]
  })
  const own = extracted.flatMap(({ sentences }) =>
    sentences.filter(({ citations }) => citations[0]?.documentId === documentId).map(({ text }) => text),
  )
  const known = new Set(row?.cells.map(({ text }) => text))
  return noteText(asLine(title), [...cells, ...own.filter((text) => !known.has(text))])
}
