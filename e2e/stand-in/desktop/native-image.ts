import type { NativeImage } from 'electron'
import { strict } from '../strict.ts'

function image(path: string): NativeImage {
  return strict('NativeImage', {
    isEmpty: () => path === '',
    getSize: () => ({ width: 16, height: 16 }),
    setTemplateImage() {},
    isTemplateImage: () => false,
    resize: () => image(path),
  }) as unknown as NativeImage
}

/** `nativeImage` of the electron module: images are names only. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => image(''),
  createFromPath: (path: string) => image(path),
})
