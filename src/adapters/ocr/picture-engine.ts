import { AssistantError } from '../../api/error.ts'
import { exifFacts } from '../../core/documents/picture/exif.ts'
import { orientBitmap } from '../../core/documents/picture/orient-bitmap.ts'
import { scaleBitmap } from '../../core/documents/picture/scale-bitmap.ts'
import { statedDpi, tiffDirectories } from '../../core/documents/picture/tiff-directory.ts'
import type { Bitmap } from '../../core/ports/bitmap.ts'
import type { PageFile, PageSize } from '../../core/ports/page-file.ts'
import type { PictureEngine } from '../../core/ports/picture-engine.ts'
import { pixFacts, readPix } from './read-pix.ts'
import { startTesseract, type TesseractCore } from './tesseract-core.ts'

/** Bytes that a decoded picture may take. */
const mostBytes = 400 * 1024 * 1024
const mostMegapixels = 250
/** A bitmap is read out at no more than twice this. */
const bitmapPixels = 16_000_000
/** What a picture is taken for that does not say its resolution: a screen's. */
const usualDpi = 96
/** Print on small pictures is recognised better when they are enlarged to this length, at most four times. */
const readingLength = 3_200
const mostEnlarged = 4

/** Where a picture's directory lies in its file; 0 where it is the only one. */
type Frame = { directory: number; dpi: number | undefined }

/** Leptonica, which comes with the recogniser. Each file gets a module of its own, so that a hostile one harms no other. */
export const pictureEngine: PictureEngine = {
  async open(bytes) {
    return openPicture(await startTesseract(), bytes)
  },
}

function openPicture(core: TesseractCore, bytes: Uint8Array): PageFile {
  const frames = framesOf(bytes)
  const exif = exifFacts(bytes)
  const data = core._malloc(bytes.length)
  if (data === 0) throw new AssistantError('document-too-hungry')
  core.heap().set(bytes, data)
  let broken = false
  let kept: { number: number; bitmap: Bitmap; size: PageSize } | undefined

  const load = (number: number): { bitmap: Bitmap; size: PageSize } => {
    if (kept?.number === number) return kept
    const frame = frames[number - 1]
    if (!frame || broken) throw new AssistantError('document-damaged')
    try {
      pointAt(core, data, bytes, frame)
      refuseTooLarge(core, data, bytes.length)
      const pix = core._pixReadMem(data, bytes.length)
      if (pix === 0) throw new AssistantError('document-damaged')
      const facts = pixFacts(core.heap(), pix)
      const reduce = Math.max(1, Math.floor(Math.sqrt((facts.width * facts.height) / bitmapPixels)))
      const bitmap = orientBitmap(readPix(core.heap(), pix, reduce), exif.orientation)
      destroyPix(core, pix)
      const dpi = frame.dpi ?? exif.dpi ?? (facts.dpi >= 50 && facts.dpi <= 2_400 ? facts.dpi : usualDpi)
      kept = { number, bitmap, size: sizeOf(bitmap, dpi / reduce) }
      return kept
    } catch (error) {
      if (error instanceof AssistantError) throw error
      // The decoder trapped: its memory is not to be trusted any more.
      broken = true
      throw new AssistantError('document-damaged', {}, { cause: error })
    }
  }

  load(1)
  return {
    pages: frames.length,
    size: (number) => load(number).size,
    draw: (number, width) => scaleBitmap(load(number).bitmap, width),
    [Symbol.dispose]() {
      kept = undefined
    },
  }
}

function sizeOf({ width, height }: Bitmap, dpi: number): PageSize {
  const factor = Math.min(mostEnlarged, readingLength / Math.max(width, height))
  const enlarged = factor > 1.3 ? factor : 1
  return { width: (width * 72) / dpi, height: (height * 72) / dpi, readingWidth: Math.round(width * enlarged) }
}

/** The pictures of a TIFF file, previews left out; of any other file one. */
function framesOf(bytes: Uint8Array): Frame[] {
  const directories = tiffDirectories(bytes).filter(({ tags }) => tags.has(256) && ((tags.get(254) ?? 0) & 1) === 0)
  const frames = directories.map(({ offset, tags }) => ({ directory: offset, dpi: statedDpi(tags) }))
  return frames.length > 0 ? frames : [{ directory: 0, dpi: undefined }]
}

/** Leptonica reads the first picture of a TIFF file from memory: the header is made to name the one that is wanted. */
function pointAt(core: TesseractCore, data: number, bytes: Uint8Array, { directory }: Frame): void {
  if (directory === 0) return
  new DataView(core.heap().buffer).setUint32(data + 4, directory, bytes[0] === 0x49)
}

function refuseTooLarge(core: TesseractCore, data: number, length: number): void {
  const fields = core._malloc(6 * 4)
  const failed = core._pixReadHeaderMem(
    data,
    length,
    fields,
    fields + 4,
    fields + 8,
    fields + 12,
    fields + 16,
    fields + 20,
  )
  const [, width = 0, height = 0, bits = 0, samples = 0] = new Uint32Array(core.heap().buffer, fields, 6)
  core._free(fields)
  if (failed !== 0) return
  const depth = bits * samples <= 1 ? 1 : samples > 1 ? 32 : bits
  const pixels = width * height
  if ((pixels * depth) / 8 <= mostBytes && pixels <= mostMegapixels * 1e6) return
  const limit = Math.min(mostMegapixels, Math.floor((mostBytes * 8) / depth / 1e6))
  throw new AssistantError('picture-too-large', { megapixels: Math.ceil(pixels / 1e6), limit })
}

function destroyPix(core: TesseractCore, pix: number): void {
  const handle = core._malloc(4)
  new DataView(core.heap().buffer).setUint32(handle, pix, true)
  core._pixDestroy(handle)
  core._free(handle)
}
