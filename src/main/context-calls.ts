import { setTimeout } from 'node:timers/promises'
import { type Clipboard, screen, type WebContents } from 'electron'
import { CallRefused } from './call-refused.ts'
import type { DesktopHandlers } from './ipc-registrar.ts'
import { pictureOfScreen } from './picture-of-screen.ts'
import type { QuickAskWindow } from './quick-ask-window.ts'
import { partOfPicture } from './region.ts'
import type { RegionWindow } from './region-window.ts'

type ContextCall = 'clipboard.read' | 'selection.read' | 'screen.capture' | 'screen.region'

type ContextDeps = {
  clipboard: Pick<Clipboard, 'readText'> & { readonly selection: Pick<Clipboard, 'readText'> }
  quickAsk: QuickAskWindow
  region: RegionWindow
  /** Whether the system tells what is selected in other programs. */
  hasSelection: boolean
}

/** So long after it was hidden, quick ask is no longer in a picture of the screen. Milliseconds. */
const hiddenMs = 150

/** What carries out the calls that read something of other programs: for quick ask alone, and only while it is seen. */
export function contextCalls(deps: ContextDeps): Pick<DesktopHandlers, ContextCall> {
  const { clipboard, quickAsk, region } = deps
  const onlyQuickAsk = (page: WebContents): void => {
    if (!quickAsk.isPage(page) || !quickAsk.isVisible()) throw new CallRefused('forbidden')
  }
  const drawnPart = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const display = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    await setTimeout(hiddenMs)
    const picture = await pictureOfScreen(display)
    const drawn = picture && (await region.draw(display))
    const part = drawn && partOfPicture(drawn, display.size, picture.getSize())
    return part && new Uint8Array(picture.crop(part).toPNG())
  }
  return {
    'clipboard.read': async (_input, page) => {
      onlyQuickAsk(page)
      return { text: await clipboard.readText() }
    },
    'selection.read': async (_input, page) => {
      onlyQuickAsk(page)
      if (!deps.hasSelection) return { text: '', available: false }
      return { text: await clipboard.selection.readText(), available: true }
    },
    'screen.capture': async (_input, page) => {
      onlyQuickAsk(page)
      const png = await quickAsk.aside(drawnPart)
      return png === undefined ? {} : { png }
    },
    'screen.region': ({ region: drawn }, page) => {
      region.drawn(page, drawn)
      return {}
    },
  }
}
