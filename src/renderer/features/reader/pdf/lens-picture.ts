import type { Client } from '../../../../rpc/types.ts'
import type { ReaderPlace } from '../../../app/reader-store.ts'
import { type Crop, lensCrop, unionBox } from './crop.ts'
import { fractionOf, type PageMark } from './page-marks.ts'
import { shapeOf } from './page-shape.ts'
import { leasePdf } from './pdf-cache.ts'
import { turnOfPage } from './turn-of-page.ts'
import { turnedBox, turnedShape } from './turned.ts'

/** A drawn part of a page and the boxes of the words on it, in CSS pixels from its top left. */
export type LensPicture = {
  canvas: HTMLCanvasElement
  width: number
  height: number
  boxes: readonly PageMark['box'][]
}

const KEPT = 24
const pictures = new Map<string, Promise<LensPicture>>()

/** The picture of a place's first page around its words, drawn once; the newest 24 are kept. */
export function lensPicture(client: Client, place: ReaderPlace, width: number): Promise<LensPicture> {
  const words = place.spans.map((span) => `${span.page}:${span.start}-${span.end}`).join(' ')
  const key = `${place.revisionId} ${words} ${width} ${window.devicePixelRatio}`
  const picture = pictures.get(key) ?? draw(client, place, width)
  pictures.delete(key)
  pictures.set(key, picture)
  picture.catch(() => pictures.delete(key))
  for (const old of [...pictures.keys()].slice(0, -KEPT)) pictures.delete(old)
  return picture
}

async function draw(client: Client, place: ReaderPlace, width: number): Promise<LensPicture> {
  const page = place.spans[0]?.page ?? 1
  const spans = place.spans.filter((span) => span.page === page)
  const lease = leasePdf(client, place.documentId, place.revisionId)
  try {
    const [pdf, turn, answers] = await Promise.all([
      lease.document,
      turnOfPage(client, place.documentId, page),
      client.call('document.boxes', { documentId: place.documentId, spans }),
    ])
    const shape = turnedShape(await shapeOf(pdf, page), turn)
    const boxes = answers.flatMap((answer) =>
      answer.boxes.map((box) => {
        const part = turnedBox(fractionOf(box, answer), turn)
        return {
          x: part.x * shape.width,
          y: part.y * shape.height,
          width: part.width * shape.width,
          height: part.height * shape.height,
        }
      }),
    )
    const crop = lensCrop(shape, shape.ink, unionBox(boxes) ?? { x: 0, y: 0, width: shape.width, height: 0 }, width)
    const canvas = await drawCrop(await pdf.getPage(page), crop, turn)
    return {
      canvas,
      width: crop.box.width * crop.scale,
      height: crop.box.height * crop.scale,
      boxes: boxes.map((box) => ({
        x: (box.x - crop.box.x) * crop.scale,
        y: (box.y - crop.box.y) * crop.scale,
        width: box.width * crop.scale,
        height: box.height * crop.scale,
      })),
    }
  } finally {
    lease.release()
  }
}

async function drawCrop(
  page: import('pdfjs-dist').PDFPageProxy,
  { box, scale }: Crop,
  turn: number,
): Promise<HTMLCanvasElement> {
  const rotation = (page.rotate + turn * 90) % 360
  const sharp = scale * window.devicePixelRatio
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(box.width * sharp)
  canvas.height = Math.ceil(box.height * sharp)
  const viewport = page.getViewport({ scale: sharp, rotation, offsetX: -box.x * sharp, offsetY: -box.y * sharp })
  await page.render({ canvas, viewport }).promise
  return canvas
}
