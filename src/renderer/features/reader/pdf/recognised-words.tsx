import { useMemo } from 'react'
import type { PageText } from '../../../../api/document.ts'
import type { Span, SpanBoxes } from '../../../../api/span.ts'
import { useCall } from '../../../app/queries.ts'
import { fractionOf } from './page-marks.ts'
import { linesOf, type Turn, type WordStyle, wordStyle } from './word-fit.ts'

/** Words of a page that are laid over it; one with more is a picture of a table that nobody selects in. */
const MOST_WORDS = 3000

/** The words of a recognised page over their places in the picture. */
export function RecognisedWords({ documentId, page }: { documentId: string; page: PageText }) {
  const spans = useMemo(() => wordSpans(page), [page])
  const answers = useCall('document.boxes', { documentId, spans }, { enabled: spans.length > 0 }).data
  const words = useMemo(() => placedWords(spans, answers ?? [], linesOf(page.turn)), [spans, answers, page.turn])
  return (
    <div className="recognised-words">
      {words.map(({ start, text, style }) => (
        <span key={start} style={style}>
          {`${text} `}
        </span>
      ))}
    </div>
  )
}

type PlacedWord = { start: number; text: string; style: WordStyle }

function placedWords(spans: readonly Span[], answers: readonly SpanBoxes[], turn: Turn): PlacedWord[] {
  return answers.flatMap((answer, index) => {
    const [box] = answer.boxes
    const span = spans[index]
    if (box === undefined || span === undefined) return []
    const style = wordStyle(fractionOf(box, answer), emsOf(span.text), turn)
    return [{ start: span.start, text: span.text, style }]
  })
}

const MEASURED_AT = 100
let measure: CanvasRenderingContext2D | null | undefined

/** The length of a word in em, in the face of `.recognised-words`. */
function emsOf(word: string): number {
  if (measure === undefined) {
    measure = document.createElement('canvas').getContext('2d')
    if (measure !== null) measure.font = `${MEASURED_AT}px sans-serif`
  }
  return (measure?.measureText(word).width ?? word.length * (MEASURED_AT / 2)) / MEASURED_AT
}

/** The words of a page as spans, in reading order. */
export function wordSpans({ number, text }: Pick<PageText, 'number' | 'text'>): Span[] {
  return [...text.matchAll(/\S+/g)]
    .slice(0, MOST_WORDS)
    .map(({ 0: word, index }) => ({ page: number, start: index, end: index + word.length, text: word }))
}
