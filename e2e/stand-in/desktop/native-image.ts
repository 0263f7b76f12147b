import { existsSync, readFileSync } from 'node:fs'
import type { NativeImage, Rectangle } from 'electron'
import { encodePng } from '../../../src/core/documents/picture/png.ts'
import { strict } from '../strict.ts'
import { cropPixels, decodePng, type Pixels } from './png.ts'

/** An image of pixels; `template` is the mark that macOS colours it itself. */
export function imageOf(picture: Pixels | undefined): NativeImage {
  let template = false
  return strict('NativeImage', {
    isEmpty: () => picture === undefined,
    getSize: () => ({ width: picture?.width ?? 0, height: picture?.height ?? 0 }),
    setTemplateImage(on: boolean) {
      template = on
    },
    isTemplateImage: () => template,
    crop: (part: Rectangle) => imageOf(picture && cropPixels(picture, part)),
    toPNG: () => (picture ? Buffer.from(encodePng(picture)) : Buffer.alloc(0)),
  } satisfies Partial<Record<keyof NativeImage, unknown>>) as unknown as NativeImage
}

/** `nativeImage` of the electron module: PNG files; one that is not there is an empty image, as in Electron. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => imageOf(undefined),
  createFromPath: (path: string) => imageOf(existsSync(path) ? decodePng(readFileSync(path)) : undefined),
})
