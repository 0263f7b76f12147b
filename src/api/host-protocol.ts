import { z } from 'zod'

/** The throw-away children that the backend may ask main for; each is a file `out/main/<entry>.js`. */
export const ChildEntry = z.enum(['reader-worker', 'model-probe', 'index-worker'])
export type ChildEntry = z.infer<typeof ChildEntry>

/** What the backend tells main over `process.parentPort`. `id`s are the backend's own. */
export const HostToMain = z.discriminatedUnion('type', [
  /** It can take ports of pages now. */
  z.strictObject({ type: z.literal('ready') }),
  /** Asks for a child. Main answers `child-forked`, then `child-exited`. */
  z.strictObject({
    type: z.literal('fork-child'),
    id: z.string(),
    entry: ChildEntry,
    args: z.array(z.string()).optional(),
  }),
  /**
   * Asks main to run one of node-llama-cpp's own files (its binding test) as a child, with these variables added.
   * `child-message` carries its messages, which are main's own to and from `parentPort`: no port is involved.
   */
  z.strictObject({
    type: z.literal('fork-file'),
    id: z.string(),
    file: z.string(),
    args: z.array(z.string()),
    env: z.record(z.string(), z.string()),
  }),
  z.strictObject({ type: z.literal('child-message'), id: z.string(), message: z.unknown() }),
  z.strictObject({ type: z.literal('kill-child'), id: z.string() }),
  /** Every store is closed; the process may be ended. */
  z.strictObject({ type: z.literal('closed') }),
])
export type HostToMain = z.infer<typeof HostToMain>

/** What main tells the backend. */
export const MainToHost = z.discriminatedUnion('type', [
  /** A page's port comes with this message: serve it. */
  z.strictObject({ type: z.literal('page-port'), windowId: z.int() }),
  /** The child runs. With `fork-child` the backend's end of the channel comes with this message; the child gets the other. */
  z.strictObject({ type: z.literal('child-forked'), id: z.string(), pid: z.int() }),
  z.strictObject({ type: z.literal('child-message'), id: z.string(), message: z.unknown() }),
  /** The child is gone (or could not be started: `code` -1). */
  z.strictObject({ type: z.literal('child-exited'), id: z.string(), code: z.int() }),
  /** Whether work that nobody waits for may run: mains power, and nobody has used the machine for a while. Sent when it changes. */
  z.strictObject({ type: z.literal('machine-idle'), idle: z.boolean() }),
  /** Close every store, answer `closed`. */
  z.strictObject({ type: z.literal('close') }),
])
export type MainToHost = z.infer<typeof MainToHost>

/** The one message main sends to a child of `fork-child`; the child's port to the backend comes with it. */
export const ChildPortMessage = z.strictObject({ type: z.literal('host-port') })
export type ChildPortMessage = z.infer<typeof ChildPortMessage>
