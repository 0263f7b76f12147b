import { writeFile } from 'node:fs/promises'
import type { BrowserWindow, Clipboard, Dialog, NativeTheme, OpenDialogOptions, Shell, WebContents } from 'electron'
import { say } from '../messages/say.ts'
import type { contextCalls } from './context-calls.ts'
import { externalAddress } from './external-address.ts'
import type { DesktopHandlers } from './ipc-registrar.ts'
import type { QuickAskWindow } from './quick-ask-window.ts'
import type { settingsCalls } from './settings-calls.ts'
import type { windowCalls } from './window-calls.ts'

type OtherCall = keyof (ReturnType<typeof windowCalls> &
  ReturnType<typeof contextCalls> &
  ReturnType<typeof settingsCalls>)

export type DesktopDeps = {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>
  clipboard: Pick<Clipboard, 'writeText'>
  shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>
  nativeTheme: Pick<NativeTheme, 'themeSource'>
  quickAsk: Pick<QuickAskWindow, 'hold'>
  /** What carries out the calls about windows, context, tray and settings. */
  others: Pick<DesktopHandlers, OtherCall>
  windowOf(sender: WebContents): BrowserWindow | undefined
  restartBackend(): void
  connectBackend(sender: WebContents): ReturnType<DesktopHandlers['backend.connect']>
}

/** What carries out the calls of the page. */
export function createDesktopHandlers(deps: DesktopDeps): DesktopHandlers {
  // A dialog takes the focus; quick ask stays behind its own.
  const whileHeld = async <T>(show: () => Promise<T>): Promise<T> => {
    const end = deps.quickAsk.hold()
    try {
      return await show()
    } finally {
      end()
    }
  }
  return {
    'dialog.choose': async ({ what }, sender) => {
      const window = deps.windowOf(sender)
      const options = chooseOptions[what]
      const chosen = await whileHeld(() =>
        window ? deps.dialog.showOpenDialog(window, options) : deps.dialog.showOpenDialog(options),
      )
      return { paths: chosen.canceled ? [] : chosen.filePaths }
    },
    'dialog.save': ({ name, bytes }, sender) => whileHeld(() => save(deps, name, bytes, sender)),
    'page.pdf': async ({ name }, sender) => {
      // The page is laid out for paper only until the call returns, so it is printed before anything is asked.
      const pdf = await sender.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, generateTaggedPDF: true })
      return whileHeld(() => save(deps, name, pdf, sender))
    },
    'clipboard.write': async ({ text }) => {
      await deps.clipboard.writeText(text)
      return {}
    },
    'shell.openExternal': async ({ url }, sender) => {
      const address = externalAddress(url)
      const window = deps.windowOf(sender)
      if (address === undefined || window === undefined) return { opened: false }
      const { response } = await whileHeld(() =>
        deps.dialog.showMessageBox(window, {
          type: 'question',
          message: say('desktop', 'openAddress'),
          detail: say('desktop', 'openAddressDetail', { address }),
          buttons: [say('desktop', 'open'), say('desktop', 'cancel')],
          defaultId: 0,
          cancelId: 1,
        }),
      )
      if (response !== 0) return { opened: false }
      await deps.shell.openExternal(address)
      return { opened: true }
    },
    'shell.showInFolder': ({ path }) => {
      deps.shell.showItemInFolder(path)
      return {}
    },
    'theme.set': ({ theme }) => {
      deps.nativeTheme.themeSource = theme
      return {}
    },
    'backend.restart': () => {
      deps.restartBackend()
      return {}
    },
    'backend.connect': (_input, sender) => deps.connectBackend(sender),
    ...deps.others,
  }
}

/** Asks where a file is to lie and writes it there. */
async function save(deps: DesktopDeps, name: string, bytes: Uint8Array, sender: WebContents) {
  const window = deps.windowOf(sender)
  const options = { defaultPath: name }
  const chosen = await (window ? deps.dialog.showSaveDialog(window, options) : deps.dialog.showSaveDialog(options))
  if (chosen.canceled) return { path: '' }
  await writeFile(chosen.filePath, bytes)
  return { path: chosen.filePath }
}

const documentExtensions = [
  ...['pdf', 'docx', 'docm', 'dotx', 'doc', 'md', 'markdown', 'txt', 'html', 'htm'],
  ...['pptx', 'odt', 'odp', 'rtf', 'epub', 'xlsx', 'xlsm', 'xls', 'ods', 'csv', 'tsv', 'mht', 'mhtml', 'eml', 'msg'],
]
const everything = { name: say('desktop', 'allFiles'), extensions: ['*'] }
const chooseOptions: Record<'files' | 'folder' | 'model' | 'language', OpenDialogOptions> = {
  files: {
    title: say('desktop', 'chooseFiles'),
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: say('desktop', 'documents'), extensions: documentExtensions }, everything],
  },
  folder: { title: say('desktop', 'chooseFolder'), properties: ['openDirectory', 'multiSelections'] },
  model: {
    title: say('desktop', 'chooseModel'),
    properties: ['openFile'],
    filters: [{ name: say('desktop', 'models'), extensions: ['gguf'] }, everything],
  },
  language: {
    title: say('desktop', 'chooseLanguage'),
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: say('desktop', 'languages'), extensions: ['traineddata', 'gz'] }, everything],
  },
}
