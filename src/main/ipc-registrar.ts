import { ipcMain, type WebContents } from 'electron'
import type { z } from 'zod'
import { type DesktopCallName, type DesktopCalls, desktopCalls } from '../api/desktop.ts'
import { CallRefused } from './call-refused.ts'
import { isTrusted } from './ipc-trust.ts'
import { log } from './log.ts'

type Input<N extends DesktopCallName> = z.output<DesktopCalls[N]['input']>
type Output<N extends DesktopCallName> = z.input<DesktopCalls[N]['output']>

/** What carries out each call of the page. */
export type DesktopHandlers = {
  [N in DesktopCallName]: (input: Input<N>, sender: WebContents) => Promise<Output<N>> | Output<N>
}
export type DesktopReply = { ok: true; data: unknown } | { ok: false; error: { code: string } }

/** The name of a call's channel. */
export function channelOf(name: DesktopCallName): string {
  return `carrel:${name}`
}

/** The only place that listens to the page: sender, then schema, then handler; the answer is always a value. */
export function registerCalls(handlers: DesktopHandlers): void {
  for (const name of Object.keys(desktopCalls) as DesktopCallName[]) {
    ipcMain.handle(channelOf(name), (event, input: unknown) => {
      // `senderFrame` is null once the frame is gone, so it is read before anything is awaited.
      if (!isTrusted(event)) {
        log(`refused ${name} from an untrusted frame`)
        return refusal('forbidden')
      }
      return answer(name, handlers, input, event.sender)
    })
  }
}

async function answer<N extends DesktopCallName>(
  name: N,
  handlers: DesktopHandlers,
  input: unknown,
  sender: WebContents,
): Promise<DesktopReply> {
  const parsed = desktopCalls[name].input.safeParse(input)
  if (!parsed.success) return refusal('bad-request')
  try {
    return { ok: true, data: await handlers[name](parsed.data as Input<N>, sender) }
  } catch (error) {
    if (error instanceof CallRefused) return refusal(error.code)
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return refusal('internal')
  }
}

function refusal(code: string): DesktopReply {
  return { ok: false, error: { code } }
}
