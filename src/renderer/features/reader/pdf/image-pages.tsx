import { useEffect } from 'react'
import type { DocumentRow } from '../../../../api/document.ts'
import { say } from '../../../../messages/say.ts'
import type { Client } from '../../../../rpc/types.ts'
import { useCall } from '../../../app/queries.ts'
import { useStoredPicture } from '../../../app/stored-picture.ts'
import { batchOf } from '../text/page-batches.ts'
import { PIXELS_PER_POINT } from '../zoom.ts'
import type { PageShape } from './page-layout.ts'
import type { PagedSource } from './paged-source.ts'
import { RecognisedWords } from './recognised-words.tsx'
import { turnedShape } from './turned.ts'

type ImageRow = Pick<DocumentRow, 'id' | 'revisionId' | 'pages'>

/** Widths at which pictures are asked for, so that a little zoom needs no new one. */
const WIDTH_STEP = 512
const WIDEST = 4096
/** A page whose size is not known is as large as a sheet of A4. */
const UNKNOWN: PageShape = { width: 595, height: 842, ink: undefined }

/** The pages of an image, drawn by the backend, their recognised words over them. `failed`: one cannot be drawn. */
export function imagePages(client: Client, row: ImageRow, failed: () => void): PagedSource {
  return {
    pages: Math.max(1, row.pages),
    async shapeOf(number) {
      const pages = await client.call('document.pages', { documentId: row.id, from: number, to: number })
      const page = pages.find((one) => one.number === number)
      if (page?.width === undefined || page.height === undefined) return UNKNOWN
      return turnedShape({ width: page.width, height: page.height, ink: undefined }, page.turn ?? 0)
    },
    paper: (number, scale) => <ImagePaper row={row} number={number} scale={scale} failed={failed} />,
    words: (number) => <ImageWords row={row} number={number} />,
  }
}

type PaperProps = { row: ImageRow; number: number; scale: number; failed: () => void }

function ImagePaper({ row, number, scale, failed }: PaperProps) {
  const { page, isKnown } = useImagePage(row, number)
  const points = page?.width ?? UNKNOWN.width
  const sharp = points * Math.max(scale, PIXELS_PER_POINT) * window.devicePixelRatio
  const width = Math.min(WIDEST, Math.ceil(sharp / WIDTH_STEP) * WIDTH_STEP)
  // Its size says how wide it is to be drawn: it is asked for once that is known.
  const wanted = { documentId: row.id, revisionId: row.revisionId, page: number, width }
  const picture = useStoredPicture(isKnown ? wanted : undefined)
  const isLost = picture === 'failed'
  useEffect(() => {
    if (isLost) failed()
  }, [isLost, failed])
  if (picture === 'failed') return <p className="m-auto p-4 text-center">{say('reader', 'originalUnreadable')}</p>
  return (
    <div className="pdf-canvas" aria-hidden="true">
      {typeof picture === 'object' ? <img src={picture.url} alt="" className="block size-full" data-drawn /> : null}
    </div>
  )
}

function ImageWords({ row, number }: { row: ImageRow; number: number }) {
  const { page } = useImagePage(row, number)
  return page === undefined || page.text === '' ? null : <RecognisedWords documentId={row.id} page={page} />
}

function useImagePage({ id, pages }: ImageRow, number: number) {
  const { data, isPending } = useCall('document.pages', batchOf(id, number, pages))
  return { page: data?.find((one) => one.number === number), isKnown: !isPending }
}
