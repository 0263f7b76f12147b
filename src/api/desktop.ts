import { z } from 'zod'

/** Commands of the native menu that the page carries out. */
export const MenuCommand = z.enum([
  'new-question',
  'add-files',
  'add-folder',
  'open-palette',
  'find-in-document',
  'toggle-sidebar',
  'toggle-reader',
  'show-search',
  'show-library',
  'show-settings',
  'show-shortcuts',
  'show-ledger',
  'copy-with-source',
  'keep-words',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'reader-back',
  'reader-forward',
  'next-citation',
  'previous-citation',
  'open-container',
])
export type MenuCommand = z.infer<typeof MenuCommand>

/** State of the backend process as main sees it. `failed`: it crashed three times in a minute and stays down. */
export const BackendState = z.enum(['starting', 'ready', 'restarting', 'failed'])
export type BackendState = z.infer<typeof BackendState>

const nothing = z.strictObject({})

/** What the page may ask of main: window and system matters only. Answers are `Reply` values. */
export const desktopCalls = {
  'dialog.choose': {
    input: z.strictObject({ what: z.enum(['files', 'folder', 'model', 'language']) }),
    output: z.strictObject({ paths: z.array(z.string()) }),
  },
  /** Writes a file where the user says; '' where they say nowhere. `name` is the one proposed. */
  'dialog.save': {
    input: z.strictObject({ name: z.string().min(1), bytes: z.instanceof(Uint8Array) }),
    output: z.strictObject({ path: z.string() }),
  },
  'clipboard.write': { input: z.strictObject({ text: z.string() }), output: nothing },
  /** Opens an https or mailto address after a visible confirmation. */
  'shell.openExternal': { input: z.strictObject({ url: z.string() }), output: z.strictObject({ opened: z.boolean() }) },
  'shell.showInFolder': { input: z.strictObject({ path: z.string() }), output: nothing },
  'theme.set': { input: z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }), output: nothing },
  'backend.restart': { input: nothing, output: nothing },
  /** Asks main for a fresh backend port (after a reload or a lost one); it comes as a window message. */
  'backend.connect': { input: nothing, output: z.strictObject({ state: BackendState }) },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
export type DesktopCalls = typeof desktopCalls
export type DesktopCallName = keyof DesktopCalls

/** What main tells the page. */
export const DesktopEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('menu-command'), command: MenuCommand }),
  z.strictObject({ type: z.literal('backend-state'), state: BackendState }),
])
export type DesktopEvent = z.infer<typeof DesktopEvent>

/** `window.carrel`, all that the preload exposes. The backend's port arrives as `window` message `carrel:port`. */
export type DesktopBridge = {
  platform: 'darwin' | 'win32' | 'linux'
  call<N extends DesktopCallName>(
    name: N,
    input: z.input<DesktopCalls[N]['input']>,
  ): Promise<{ ok: true; data: z.output<DesktopCalls[N]['output']> } | { ok: false; error: { code: string } }>
  /** Returns the way to stop listening. The listener never receives an IPC event object. */
  onEvent(listener: (event: DesktopEvent) => void): () => void
  /** The path of a dropped or chosen file; '' for a file made in JavaScript. */
  pathForFile(file: File): string
}
