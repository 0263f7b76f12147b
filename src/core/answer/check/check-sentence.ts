import type { AnswerSentence, Citation, Quote } from '../../../api/answer.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import { align } from './align.ts'
import type { Place, Sources } from './sources.ts'

/** A sentence held against its sources, ready to be shown or put away. Its citations name quotes by number. */
export function checkSentence(
  text: string,
  sources: Sources,
  quotes: readonly Quote[],
  strict: boolean,
): AnswerSentence {
  const { support, differs, unsupported, source } = align(text, sources)
  const shown = unsupported.length === 0 && (support !== 'none' || !strict)
  return {
    text,
    shown,
    support,
    ...(differs.length === 0 ? {} : { differs }),
    citations: source === undefined ? [] : [citationOf(source.place, quotes)],
  }
}

function citationOf(place: Place, quotes: readonly Quote[]): Citation {
  const holds = (quote: Quote) =>
    quote.revisionId === place.revisionId &&
    place.spans.some((span) =>
      quote.spans.some((own) => own.page === span.page && own.start < span.end && own.end > span.start),
    )
  const { documentId, revisionId, path, title, kind, pageLabel, version } = place
  return {
    number: quotes.find(holds)?.number ?? quotes.length + 1,
    documentId,
    revisionId,
    path,
    title,
    ...(kind === undefined ? {} : { kind }),
    ...(pageLabel === undefined ? {} : { pageLabel }),
    ...(version === undefined ? {} : { version }),
    headingPath: [...place.headingPath],
    spans: [...place.spans],
    text: joinSpans(place.spans),
  }
}
