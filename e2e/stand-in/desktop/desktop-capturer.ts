import type { DesktopCapturer, DesktopCapturerSource } from 'electron'
import { browser } from '../runtime.ts'
import { strict } from '../strict.ts'
import { allWindows } from '../window/all-windows.ts'
import { sessionOf } from '../window/sessions.ts'
import { imageOf } from './native-image.ts'
import { decodePng, type Pixels } from './png.ts'
import { screenState } from './screen.ts'

/** How often the screen was looked at, and whether the system refuses; for specs. */
export const captureState = { looks: 0, refused: false }

/** `desktopCapturer` of the electron module: screens that show Carrel's visible windows on grey, and nothing else. */
export const desktopCapturer = strict('desktopCapturer', {
  async getSources({ types, thumbnailSize }) {
    captureState.looks += 1
    if (types.join() !== 'screen' || thumbnailSize === undefined)
      throw new Error('The stand-in gives screens with thumbnails only')
    if (captureState.refused) throw new Error('Failed to get sources.')
    const sources = []
    for (const [at, { id }] of screenState.displays.entries()) {
      sources.push({
        id: `screen:${at}:0`,
        display_id: String(id),
        name: `Screen ${at + 1}`,
        thumbnail: imageOf(await pictureOf(at, thumbnailSize)),
        appIcon: null,
      } as unknown as DesktopCapturerSource)
    }
    return sources
  },
} satisfies DesktopCapturer)

/** A screen in as many pixels as were asked for. */
async function pictureOf(at: number, { width, height }: { width: number; height: number }): Promise<Pixels> {
  const bounds = screenState.displays[at]?.bounds ?? { x: 0, y: 0, width, height }
  const scale = width / bounds.width
  const screen: Pixels = { width, height, pixels: new Uint8Array(width * height * 4).fill(128) }
  for (let byte = 3; byte < screen.pixels.length; byte += 4) screen.pixels[byte] = 255
  for (const window of allWindows()) {
    const sessionId = sessionOf(window.webContents)
    if (!window.isVisible() || sessionId === undefined) continue
    const place = window.getBounds()
    const clip = { x: 0, y: 0, width: place.width, height: place.height, scale }
    const { data } = await browser().send<{ data: string }>('Page.captureScreenshot', { clip }, sessionId)
    lay(
      decodePng(Buffer.from(data, 'base64')),
      screen,
      Math.round((place.x - bounds.x) * scale),
      Math.round((place.y - bounds.y) * scale),
    )
  }
  return screen
}

/** Lays one picture on another, as far as it lies there. */
function lay(from: Pixels, onto: Pixels, left: number, top: number): void {
  for (let y = Math.max(0, -top); y < from.height && y + top < onto.height; y++)
    for (let x = Math.max(0, -left); x < from.width && x + left < onto.width; x++) {
      const pixel = (y * from.width + x) * 4
      onto.pixels.set(from.pixels.subarray(pixel, pixel + 4), ((y + top) * onto.width + x + left) * 4)
    }
}
