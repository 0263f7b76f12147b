import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { createCodec } from '../codec.ts'
import type { FromPage, ToPage } from '../page/frames.ts'
import { createMessagePort } from '../ports/message-port-main.ts'
import { createPortHost, type PortHost } from '../ports/port-host.ts'
import { browser } from '../runtime.ts'
import { strict } from '../strict.ts'
import type { Frame } from './frame.ts'
import { ipcHandler, ipcMain } from './ipc-main.ts'

const codec = createCodec()

/** A preload's world in one document: what main knows of it and how it talks to it. */
export type World = { ports: PortHost; receive(text: string): void; send(frame: ToPage): void; end(): void }

type Evaluated = { exceptionDetails?: { exception?: { description?: string } } }

/** Connects a preload's world. `accelerate` carries out a menu accelerator pressed in the page. */
export function connectWorld(
  sender: WebContents,
  frame: Frame,
  place: { contextId: number; sessionId: string; binding: string },
  accelerate: (accelerator: string) => void,
): World {
  let ended = false
  const send = (message: ToPage): void => {
    if (ended) return
    const expression = `${place.binding}Receive(${JSON.stringify(codec.encode(message))})`
    browser()
      .send<Evaluated>('Runtime.evaluate', { expression, contextId: place.contextId }, place.sessionId)
      .then(({ exceptionDetails: thrown }) => {
        if (thrown) process.stderr.write(`A listener of the preload threw: ${thrown.exception?.description ?? ''}\n`)
      })
      .catch(() => undefined)
  }
  const ports = createPortHost(send, 1)

  const eventOf = (given: number[]): IpcMainEvent & IpcMainInvokeEvent =>
    strict('IpcMainEvent', {
      sender,
      senderFrame: ended ? null : frame,
      frameId: 1,
      processId: 1,
      type: 'frame',
      ports: given.map((port) => createMessagePort(ports.take(port))),
      reply: (channel: string, ...values: unknown[]) => send({ type: 'message', channel, args: values, ports: [] }),
    }) as unknown as IpcMainEvent & IpcMainInvokeEvent

  const answer = async (id: number, channel: string, values: unknown[]): Promise<void> => {
    try {
      const value: unknown = await ipcHandler(channel)(eventOf([]), ...values)
      codec.encode(value)
      send({ type: 'reply', id, ok: true, value })
    } catch (error) {
      send({ type: 'reply', id, ok: false, value: String(error) })
    }
  }

  return {
    ports,
    send,
    receive(text) {
      const message = codec.decode(text) as FromPage
      switch (message.type) {
        case 'invoke':
          void answer(message.id, message.channel, message.args)
          return
        case 'send':
          ipcMain.emit(message.channel, eventOf([]), ...message.args)
          return
        case 'post':
          ipcMain.emit(message.channel, eventOf(message.ports), message.message)
          return
        case 'accelerator':
          accelerate(message.accelerator)
          return
        default:
          ports.receive(message)
      }
    },
    end() {
      ended = true
      ports.end()
    },
  }
}
