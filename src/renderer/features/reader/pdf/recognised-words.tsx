import { useMemo } from 'react'
import type { PageText } from '../../../../api/document.ts'
import type { Span } from '../../../../api/span.ts'
import { useCall } from '../../../app/queries.ts'
import { fractionOf } from './page-marks.ts'

/** Words of a page that are laid over it; one with more is a picture of a table that nobody selects in. */
const MOST_WORDS = 3000

/** The words of a recognised page over their places in the picture. */
export function RecognisedWords({ documentId, page }: { documentId: string; page: PageText }) {
  const spans = useMemo(() => wordSpans(page), [page])
  const boxes = useCall('document.boxes', { documentId, spans }, { enabled: spans.length > 0 }).data ?? []
  return (
    <div className="recognised-words">
      {boxes.map((answer, index) => {
        const [box] = answer.boxes
        const span = spans[index]
        if (box === undefined || span === undefined) return null
        const { x, y, width, height } = fractionOf(box, answer)
        return (
          <span
            key={span.start}
            style={{
              left: `${x * 100}%`,
              top: `${y * 100}%`,
              width: `${width * 100}%`,
              height: `${height * 100}%`,
              fontSize: `${height * 82}cqh`,
            }}
          >
            {`${span.text} `}
          </span>
        )
      })}
    </div>
  )
}

/** The words of a page as spans, in reading order. */
export function wordSpans({ number, text }: Pick<PageText, 'number' | 'text'>): Span[] {
  return [...text.matchAll(/\S+/g)]
    .slice(0, MOST_WORDS)
    .map(({ 0: word, index }) => ({ page: number, start: index, end: index + word.length, text: word }))
}
