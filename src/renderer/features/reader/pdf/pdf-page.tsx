import { type CSSProperties, memo } from 'react'
import type { Box } from '../../../../api/span.ts'
import { say } from '../../../../messages/say.ts'
import { classes } from '../../../components/classes.ts'
import { type FoundOnPage, useFoundBoxes } from './found-on-page.ts'
import type { PageShape, PlacedPage } from './page-layout.ts'
import { fractionOf, type PageMark } from './page-marks.ts'
import type { PagedSource } from './paged-source.ts'

type PdfPageProps = {
  source: PagedSource
  number: number
  shape: PageShape
  placed: PlacedPage
  marks: readonly PageMark[]
  documentId: string
  found: FoundOnPage | undefined
}

const LOOKS = { active: 'pdf-mark-active', other: 'pdf-mark-other', unmarked: undefined }

/** One page: its paper, the marker under its print, and its text to select. Paper and marker stay light in the dark. */
export const PdfPage = memo(function PdfPage({
  source,
  number,
  shape,
  placed,
  marks,
  documentId,
  found,
}: PdfPageProps) {
  const whole = {
    left: -placed.cropLeft,
    top: -placed.cropTop,
    width: shape.width * placed.scale,
    height: shape.height * placed.scale,
    '--total-scale-factor': placed.scale,
  } as CSSProperties
  // What lies on the page is placed on it as it lies, and turned with it.
  const lies = shape.turn === 1 || shape.turn === 3 ? { width: whole.height, height: whole.width } : whole
  const turned = {
    width: lies.width,
    height: lies.height,
    transform: `translate(-50%, -50%) rotate(${(shape.turn ?? 0) * 90}deg)`,
  }
  return (
    <section
      role="group"
      aria-label={say('reader', 'pageLabel', { page: number })}
      data-page={number}
      className="pdf-page"
      style={{ top: placed.top, left: placed.left, width: placed.width, height: placed.height }}
    >
      <div className="pdf-sheet" style={whole}>
        <div
          className={shape.turn === undefined ? 'contents' : 'pdf-turned'}
          style={shape.turn === undefined ? undefined : turned}
        >
          {source.paper(number, placed.scale)}
          <div className="pdf-marks" aria-hidden="true">
            {marks.map(({ box, marking, key }, index) => (
              <i
                key={`${key}-${index}`}
                data-mark={key}
                data-marking={marking}
                className={classes('pdf-mark', LOOKS[marking])}
                style={percent(box)}
              />
            ))}
          </div>
          {source.words(number)}
          {found === undefined ? null : <FoundBoxes documentId={documentId} found={found} />}
        </div>
      </div>
    </section>
  )
})

/** Outlines of the places found on a page; never in the marker's colour. */
function FoundBoxes({ documentId, found }: { documentId: string; found: FoundOnPage }) {
  const answers = useFoundBoxes(documentId, found) ?? []
  return (
    <div className="pdf-found" aria-hidden="true">
      {answers.flatMap((answer, index) =>
        answer.boxes.map((box) => (
          <i
            key={`${box.x} ${box.y}`}
            data-current={index === found.current}
            style={percent(fractionOf(box, answer))}
          />
        )),
      )}
    </div>
  )
}

function percent(box: Box): CSSProperties {
  return {
    left: `${box.x * 100}%`,
    top: `${box.y * 100}%`,
    width: `${box.width * 100}%`,
    height: `${box.height * 100}%`,
  }
}
