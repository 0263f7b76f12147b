import { z } from 'zod'
import { Span } from './span.ts'

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
  'show-summaries',
  'summarise-document',
  'quick-ask',
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

/** Something that the main window shows: a thread, words of a document in the reader, a summary to be made of files. */
export const OpenTarget = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('thread'), threadId: z.string() }),
  z.strictObject({ what: z.literal('summary'), summaryId: z.string() }),
  z.strictObject({ what: z.literal('import'), jobId: z.string() }),
  z.strictObject({
    what: z.literal('words'),
    documentId: z.string(),
    revisionId: z.string(),
    spans: z.array(Span),
  }),
  z.strictObject({ what: z.literal('summarise'), paths: z.array(z.string()).min(1) }),
  z.strictObject({ what: z.literal('settings') }),
])
export type OpenTarget = z.infer<typeof OpenTarget>

/**
 * What belongs to the desktop rather than to the library. `quickAskShortcut`: an Electron accelerator, '' for none;
 * `shortcutState`: `taken` by another program, `unavailable` where the system gives programs none (Wayland);
 * `runInBackground`: whether Carrel stays in the tray when its window is closed, `ask` until the user has said.
 */
export const DesktopSettings = z.strictObject({
  quickAskShortcut: z.string(),
  shortcutState: z.enum(['working', 'taken', 'unavailable', 'none']),
  openAtLogin: z.boolean(),
  runInBackground: z.enum(['ask', 'yes', 'no']),
  notify: z.boolean(),
})
export type DesktopSettings = z.infer<typeof DesktopSettings>
export const DesktopSettingsChange = DesktopSettings.omit({ shortcutState: true }).partial()
export type DesktopSettingsChange = z.infer<typeof DesktopSettingsChange>

/** What the tray's menu says. `status`: a line such as "Reading 158 of 412 files". */
export const TrayContent = z.strictObject({
  recent: z.array(z.strictObject({ threadId: z.string(), title: z.string() })).max(5),
  indexing: z.enum(['none', 'running', 'paused']),
  status: z.string(),
})
export type TrayContent = z.infer<typeof TrayContent>

/** A rectangle of the screen, in points from its top left corner. */
const Region = z.strictObject({
  x: z.number().min(0).max(100_000),
  y: z.number().min(0).max(100_000),
  width: z.number().positive().max(100_000),
  height: z.number().positive().max(100_000),
})

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
  /** Prints the page as it is laid out for paper and asks where the PDF is to lie; '' where it is to lie nowhere. */
  'page.pdf': { input: z.strictObject({ name: z.string() }), output: z.strictObject({ path: z.string() }) },
  'quickAsk.show': { input: nothing, output: nothing },
  /** Hides the window of quick ask. */
  'quickAsk.hide': { input: nothing, output: nothing },
  /** Makes it as high as its content, up to three fifths of the screen. */
  'quickAsk.resize': { input: z.strictObject({ height: z.int().min(40).max(4000) }), output: nothing },
  /** Shows the main window, with what is to be open there. */
  'window.open': { input: z.strictObject({ target: OpenTarget.optional() }), output: nothing },
  /** The page listens: what it was to open while it loaded comes now, as events. */
  'window.listening': { input: nothing, output: nothing },
  /** Text of the clipboard, '' where it holds none. Quick ask alone may ask, and only for a key the user pressed. */
  'clipboard.read': { input: nothing, output: z.strictObject({ text: z.string() }) },
  /** What is selected in any program, where the system tells (X11). */
  'selection.read': { input: nothing, output: z.strictObject({ text: z.string(), available: z.boolean() }) },
  /** Lets the user draw a region of the screen; no picture where they do not. */
  'screen.capture': { input: nothing, output: z.strictObject({ png: z.instanceof(Uint8Array).optional() }) },
  /** What was drawn for `screen.capture`, in points of the screen; nothing where the user wants no picture. */
  'screen.region': { input: z.strictObject({ region: Region.optional() }), output: nothing },
  'tray.show': { input: TrayContent, output: nothing },
  /** A notification where the window is not in front and the user wants them; a click opens `target`. */
  'desktop.notify': {
    input: z.strictObject({ title: z.string(), body: z.string(), target: OpenTarget.optional() }),
    output: nothing,
  },
  'desktop.settings': { input: nothing, output: DesktopSettings },
  'desktop.change': { input: DesktopSettingsChange, output: DesktopSettings },
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
  z.strictObject({ type: z.literal('open'), target: OpenTarget }),
  /** Quick ask stands on the screen, with words to begin with where some were given. */
  z.strictObject({ type: z.literal('quick-ask-shown'), text: z.string() }),
  /** To the page of quick ask, which speaks with the backend for the tray. */
  z.strictObject({ type: z.literal('tray-command'), command: z.enum(['pause-indexing', 'resume-indexing']) }),
  z.strictObject({ type: z.literal('desktop-settings'), settings: DesktopSettings }),
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
