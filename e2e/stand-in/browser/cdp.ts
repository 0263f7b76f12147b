import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'

export type CdpParameters = Record<string, unknown>
export type CdpEvent = { method: string; params: CdpParameters; sessionId?: string }

/** Sends commands and emits `event` for every protocol event. A command without a session goes to the browser. */
export type Cdp = {
  send<R = CdpParameters>(method: string, params?: CdpParameters, sessionId?: string): Promise<R>
  onEvent(listener: (event: CdpEvent) => void): () => void
}

type Pending = { method: string; resolve(result: unknown): void; reject(error: Error): void }

/** Speaks the DevTools protocol over Chromium's debugging pipe: JSON texts, each ended by a zero byte. */
export function connectPipe(input: Writable, output: Readable): Cdp {
  const pending = new Map<number, Pending>()
  const events = new EventEmitter().setMaxListeners(0)
  let lastId = 0

  const receive = (text: string): void => {
    const message = JSON.parse(text) as { id?: number; result?: unknown; error?: { message: string } } & CdpEvent
    if (message.id === undefined) {
      events.emit('event', message)
      return
    }
    const call = pending.get(message.id)
    pending.delete(message.id)
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
    else call?.resolve(message.result)
  }
  splitByZero(output, receive)
  const end = (): void => {
    for (const call of pending.values()) call.reject(new Error(`${call.method}: the browser is gone`))
    pending.clear()
  }
  output.on('close', end)
  input.on('error', end)

  return {
    send: <R>(method: string, params: CdpParameters = {}, sessionId?: string) =>
      new Promise<R>((resolve, reject) => {
        const id = ++lastId
        pending.set(id, { method, resolve: resolve as (result: unknown) => void, reject })
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
    onEvent(listener) {
      events.on('event', listener)
      return () => events.off('event', listener)
    },
  }
}

/** Calls `receive` for each zero-ended text of a byte stream. */
export function splitByZero(stream: Readable, receive: (text: string) => void): void {
  let parts: Buffer[] = []
  stream.on('data', (data: Buffer) => {
    let from = 0
    for (let at = data.indexOf(0); at >= 0; at = data.indexOf(0, from)) {
      parts.push(data.subarray(from, at))
      receive(Buffer.concat(parts).toString('utf8'))
      parts = []
      from = at + 1
    }
    if (from < data.length) parts.push(data.subarray(from))
  })
}
