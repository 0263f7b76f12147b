import { EventEmitter } from 'node:events'
import type { MessageChannelMain, MessagePortMain } from 'electron'
import { strict } from '../strict.ts'
import { createSides, type Side } from './side.ts'

const sideOfPort = new WeakMap<object, Side>()

/** A port as main and utility processes see it. Messages wait until `start()`. */
export function createMessagePort(side: Side): MessagePortMain {
  const events = new EventEmitter()
  let started = false
  const port: MessagePortMain = strict(
    'MessagePortMain',
    Object.assign(events, {
      postMessage(message: unknown, transfer: MessagePortMain[] = []) {
        if (transfer.includes(port)) throw new Error('Port at index 0 contains the source port')
        sideOfPort.get(port)?.post(structuredClone(message), transfer.map(takeSide))
      },
      start() {
        if (started) return
        started = true
        sideOfPort.get(port)?.setSink({
          message: (data, sides) => events.emit('message', { data, ports: sides.map(createMessagePort) }),
          close: () => events.emit('close'),
        })
      },
      close() {
        const own = sideOfPort.get(port)
        if (own === undefined) return
        sideOfPort.delete(port)
        own.close()
        setImmediate(() => events.emit('close'))
      },
    }),
  ) as unknown as MessagePortMain
  sideOfPort.set(port, side)
  return port
}

/** Takes the side out of a port that is being transferred; the port is dead afterwards. */
export function takeSide(port: MessagePortMain): Side {
  const side = sideOfPort.get(port)
  if (side === undefined) throw new TypeError('Port at index 0 is already neutered')
  sideOfPort.delete(port)
  side.setSink(undefined)
  return side
}

/** `new MessageChannelMain()` of the electron module. */
export const StandInMessageChannelMain = class {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain
  constructor() {
    const [one, two] = createSides()
    this.port1 = createMessagePort(one)
    this.port2 = createMessagePort(two)
  }
} satisfies new () => MessageChannelMain
