import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'
import { strict } from '../strict.ts'

type Handler = Parameters<IpcMain['handle']>[1]
const handlers = new Map<string, Handler>()

/** The handler of a channel; throws as Electron does where there is none. */
export function ipcHandler(channel: string): Handler {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler
}

/** `ipcMain` of the electron module. */
export const ipcMain = strict(
  'ipcMain',
  Object.assign(new EventEmitter(), {
    handle(channel, handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
    handleOnce(channel, handler) {
      ipcMain.handle(channel, (event, ...values) => {
        handlers.delete(channel)
        return handler(event, ...values)
      })
    },
    removeHandler(channel) {
      handlers.delete(channel)
    },
  } satisfies Partial<IpcMain>) as unknown as IpcMain,
)
