import type { GreyPicture } from '../../core/documents/picture/grey-picture.ts'
import type { TesseractApi, TesseractCore } from './tesseract-core.ts'

/** RIL_BLOCK */
const block = 0

/** WRITING_DIRECTION_TOP_TO_BOTTOM */
const downwards = 2

/** How the lines of a picture run: most of them down it, or across; `slope` in pixels a pixel, for those that run across. */
export type Layout = { downwards: boolean; slope: number }

/** Hands a picture to the recogniser. `dpi` tells it what size print has. */
export function setPicture(core: TesseractCore, api: TesseractApi, picture: GreyPicture, dpi: number): void {
  const { width, height, pixels } = picture
  const data = core._malloc(pixels.length)
  if (data === 0) throw new Error('out of memory')
  core.heap().set(pixels, data)
  api.SetImage(core.wrapPointer(data, core.VoidPtr), width, height, 1, width)
  // It keeps a copy.
  core._free(data)
  api.SetSourceResolution(dpi)
}

/** Finds the lines of the picture that was set; undefined where there are none. Recognition goes on from what is found. */
export function layOut(core: TesseractCore, api: TesseractApi): Layout | undefined {
  const found = api.AnalyseLayout()
  if (core.getPointer(found) === 0) return undefined
  let [across, down] = [0, 0]
  do {
    const place = new core.pointerHelper()
    const fields = (['left', 'top', 'right', 'bottom'] as const).map((name) => place.i32(name))
    found.BoundingBox(block, ...(fields as [object, object, object, object]))
    const { left = 0, top = 0, right = 0, bottom = 0 } = place.get()
    const way = new core.pointerHelper()
    found.Orientation(way.i32('up'), way.i32('direction'), way.i32('order'), way.f32('deskew'))
    const area = (right - left) * (bottom - top)
    if (way.get()['direction'] === downwards) down += area
    else across += area
  } while (found.Next(block))
  core.destroy(found)
  return { downwards: down > across, slope: api.GetGradient() }
}
