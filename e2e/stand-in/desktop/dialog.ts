import type { BaseWindow, Dialog, MessageBoxOptions, OpenDialogOptions } from 'electron'
import { runtime } from '../runtime.ts'
import { strict } from '../strict.ts'
import { allContents } from '../window/all-contents.ts'
import { chooseFiles } from './choose-files.ts'

/** What was shown, in order; and answers that a spec laid ready for the next ones. */
export const dialogState: {
  shown: { kind: 'open' | 'message' | 'error'; options: object }[]
  answers: (string[] | number | { response: number; checkboxChecked: boolean })[]
} = { shown: [], answers: [] }

function optionsOf<T>(first: unknown, second: unknown): T {
  return (second ?? first) as T
}

async function showOpenDialog(first: unknown, second?: unknown) {
  const options = optionsOf<OpenDialogOptions>(first, second)
  dialogState.shown.push({ kind: 'open', options })
  const laid = dialogState.answers.shift()
  const filePaths = Array.isArray(laid) ? laid : runtime.driven || runtime.headless ? [] : await chooseFiles(options)
  return { canceled: filePaths.length === 0, filePaths }
}

async function showMessageBox(first: unknown, second?: unknown) {
  const options = optionsOf<MessageBoxOptions>(first, second)
  dialogState.shown.push({ kind: 'message', options })
  const laid = dialogState.answers.shift()
  const cancel = options.cancelId ?? 0
  if (typeof laid === 'number') return { response: laid, checkboxChecked: options.checkboxChecked ?? false }
  if (typeof laid === 'object' && !Array.isArray(laid)) return laid
  if (runtime.driven || runtime.headless) return { response: cancel, checkboxChecked: false }
  return { response: (await confirmInPage(options)) ? (options.defaultId ?? 0) : cancel, checkboxChecked: false }
}

/** A visible window asks with the page's own confirm box: OK is the default button. */
async function confirmInPage(options: MessageBoxOptions): Promise<boolean> {
  const text = [options.message, options.detail, options.buttons?.join(' / ')].filter(Boolean).join('\n\n')
  return Boolean(await allContents()[0]?.executeJavaScript(`confirm(${JSON.stringify(text)})`))
}

/** `dialog` of the electron module. */
export const dialog = strict('dialog', {
  showOpenDialog: showOpenDialog as Dialog['showOpenDialog'],
  showMessageBox: showMessageBox as (
    window: BaseWindow,
    options: MessageBoxOptions,
  ) => ReturnType<typeof showMessageBox>,
  showErrorBox(title: string, content: string) {
    dialogState.shown.push({ kind: 'error', options: { title, content } })
    process.stderr.write(`${title}: ${content}\n`)
  },
})
