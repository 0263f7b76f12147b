import { type Display, desktopCapturer, type NativeImage, screen, systemPreferences } from 'electron'
import { log } from './log.ts'

/** A picture of one screen, as it is; undefined where the system or the user gives none. */
export async function pictureOfScreen(display: Display): Promise<NativeImage | undefined> {
  if (process.platform === 'darwin' && refusals.includes(systemPreferences.getMediaAccessStatus('screen')))
    return undefined
  const { size, scaleFactor } = display
  const thumbnailSize = {
    width: Math.round(size.width * scaleFactor),
    height: Math.round(size.height * scaleFactor),
  }
  try {
    // On Wayland this asks the user; their no is an error or an empty list.
    const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize })
    const at = screen.getAllDisplays().findIndex(({ id }) => id === display.id)
    const named = sources.find((source) => source.display_id === String(display.id))
    const picture = (named ?? (sources.length === 1 ? sources[0] : sources[at]))?.thumbnail
    return picture === undefined || picture.isEmpty() ? undefined : picture
  } catch (error) {
    log(`the screen gives no picture: ${String(error)}`)
    return undefined
  }
}

const refusals: readonly string[] = ['denied', 'restricted']
