import type { DesktopHandlers } from './ipc-registrar.ts'
import type { MainWindow } from './keep-main-window.ts'
import type { QuickAskWindow } from './quick-ask-window.ts'

type WindowCall = 'quickAsk.show' | 'quickAsk.hide' | 'quickAsk.resize' | 'window.open' | 'window.listening'

/** What carries out the calls about Carrel's own windows. */
export function windowCalls(main: MainWindow, quickAsk: QuickAskWindow): Pick<DesktopHandlers, WindowCall> {
  return {
    'quickAsk.show': () => {
      quickAsk.show('')
      return {}
    },
    'quickAsk.hide': () => {
      quickAsk.hide()
      return {}
    },
    'quickAsk.resize': ({ height }, page) => {
      if (!quickAsk.isPage(page)) return {}
      quickAsk.resize(height)
      // A page that says how high it is has drawn itself, and listens.
      quickAsk.listening(page)
      return {}
    },
    'window.open': ({ target }) => {
      if (target === undefined) main.show()
      else main.open(target)
      return {}
    },
    'window.listening': (_input, page) => {
      main.listening(page)
      quickAsk.listening(page)
      return {}
    },
  }
}
