import type { MethodInput } from '../../api/methods.ts'
import type { SummaryContent, SummaryPart, SummarySentence } from '../../api/summary.ts'
import { citationNumbers } from './number-citations.ts'
import type { SummarySource } from './summary-source.ts'
import { type SourceIndex, sourceIndex } from './write/source-index.ts'

/**
 * A summary in the user's words, a line a sentence. Lines that stood there keep their check; others are held against the documents as
 * they are now, and shown whatever comes of it.
 */
export function editSummary(
  content: SummaryContent,
  parts: MethodInput<'summary.edit'>['parts'],
  sources: readonly SummarySource[],
): SummaryContent {
  const known = new Map(
    content.parts.flatMap(({ sentences }) => sentences.map((each) => [lineOf(each.text), each] as const)),
  )
  const closing = content.parts.some((part) => part.closing)
  const number = citationNumbers()
  let index: SourceIndex | undefined
  const sentence = (line: string): SummarySentence => {
    const same = known.get(lineOf(line))
    if (same) return { ...same, shown: true }
    index ??= sourceIndex(sources)
    return { ...index.check(line), text: line, shown: true, edited: true }
  }
  const { error: _, ...rest } = content
  return {
    ...rest,
    state: 'done',
    parts: parts.map(
      ({ heading, level, lines }): SummaryPart => ({
        heading,
        level,
        sentences: lines.map((line) => number(sentence(line))),
        // Of a comparison only its closing paragraph stands below no document's title.
        ...(closing && heading === '' ? { closing: true as const } : {}),
      }),
    ),
  }
}

function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
