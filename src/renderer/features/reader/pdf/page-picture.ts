import type { DrawPage, PageWanted } from '../../../app/page-picture.ts'
import { leasePdf } from './pdf-cache.ts'

const KEPT = 24
/** Small pictures are drawn at least this sharp and made smaller, so that print stays grey lines rather than dots. */
const LEAST_SHARPNESS = 2
const pictures = new Map<string, Promise<HTMLCanvasElement>>()
let last: Promise<unknown> = Promise.resolve()

/** A whole page drawn once, one page after the other while nothing else happens; the newest 24 are kept. */
export const pagePicture: DrawPage = (client, wanted) => {
  const key = `${wanted.revisionId} ${wanted.page} ${wanted.width} ${window.devicePixelRatio}`
  const picture =
    pictures.get(key) ??
    last.then(async () => {
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }))
      return draw(client, wanted)
    })
  pictures.delete(key)
  pictures.set(key, picture)
  last = picture.catch(() => pictures.delete(key))
  for (const old of [...pictures.keys()].slice(0, -KEPT)) pictures.delete(old)
  return picture
}

async function draw(client: Parameters<DrawPage>[0], wanted: PageWanted): Promise<HTMLCanvasElement> {
  const lease = leasePdf(client, wanted.documentId, wanted.revisionId)
  try {
    const page = await (await lease.document).getPage(wanted.page)
    const sharp = Math.max(LEAST_SHARPNESS, window.devicePixelRatio)
    const viewport = page.getViewport({ scale: (wanted.width * sharp) / page.getViewport({ scale: 1 }).width })
    const canvas = document.createElement('canvas')
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    await page.render({ canvas, viewport }).promise
    return canvas
  } finally {
    lease.release()
  }
}
