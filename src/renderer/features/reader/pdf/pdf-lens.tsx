import { useLayoutEffect, useRef, useState } from 'react'
import { say } from '../../../../messages/say.ts'
import type { ReaderPlace } from '../../../app/reader-store.ts'
import { useClient } from '../../../client.ts'
import { TextLens } from '../text/text-lens.tsx'
import { type LensPicture, lensPicture } from './lens-picture.ts'

type PdfLensProps = { place: ReaderPlace; pages: number; width: number }

/** The real page around the words; their stored text where the page cannot be drawn. */
export function PdfLens({ place, pages, width }: PdfLensProps) {
  const client = useClient()
  const host = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<LensPicture | 'failed'>()
  useLayoutEffect(() => {
    let ended = false
    lensPicture(client, place, width).then(
      (drawn) => {
        if (!ended) setPicture(drawn)
      },
      () => {
        if (!ended) setPicture('failed')
      },
    )
    return () => {
      ended = true
    }
  }, [client, place, width])
  useLayoutEffect(() => {
    if (picture !== undefined && picture !== 'failed') host.current?.replaceChildren(picture.canvas)
  }, [picture])
  if (picture === 'failed') return <TextLens place={place} pages={pages} />
  if (picture === undefined)
    return <div className="h-40 bg-white" aria-label={say('reader', 'opening', { title: place.title })} />
  return (
    <div className="lens-page" style={{ width: picture.width, height: picture.height }}>
      <div ref={host} className="pdf-canvas" />
      <div className="pdf-marks">
        {picture.boxes.map((box) => (
          <i
            key={`${box.x} ${box.y}`}
            className="pdf-mark pdf-mark-active"
            style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
          />
        ))}
      </div>
    </div>
  )
}
