import childProcess from 'node:child_process'
import { EventEmitter } from 'node:events'
import { syncBuiltinESMExports } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { MessagePortMain } from 'electron'
import { serveElectronModule } from '../module-hooks.ts'
import { createMessagePort, takeSide } from '../ports/message-port-main.ts'
import { createPortHost } from '../ports/port-host.ts'
import { electronVersion } from '../runtime.ts'
import { extend, strict } from '../strict.ts'
import type { ChildFrame } from './child-frames.ts'

// The first module of a utility process: sets up `process.parentPort`, hides what Electron has not, runs the entry.
const [entry, ...values] = process.argv.slice(2)
if (entry === undefined) throw new Error('A utility process needs a module')

const sendToMain = process.send?.bind(process) as (frame: ChildFrame, done: () => void) => void
const ports = createPortHost((frame) => sendToMain(frame, () => undefined), -1)
const waiting: { data: unknown; ports: MessagePortMain[] }[] = []
const events = new EventEmitter()
const parentPort = strict(
  'parentPort',
  extend(events, {
    postMessage(data: unknown, transfer: MessagePortMain[] = []) {
      if (transfer.length > 0) throw new Error('The stand-in does not implement ports sent to main by a child')
      sendToMain(
        { type: 'message', data: structuredClone(data), ports: transfer.map(takeSide).map(ports.give) },
        () => undefined,
      )
    },
    start() {},
    pause() {},
  }),
)
const deliver = (): void => {
  while (waiting.length > 0 && events.listenerCount('message') > 0) events.emit('message', waiting.shift())
}
events.on('newListener', () => setImmediate(deliver))
process.on('message', (frame: ChildFrame) => {
  if (frame.type !== 'message') return ports.receive(frame)
  waiting.push({ data: frame.data, ports: frame.ports.map((port) => createMessagePort(ports.take(port))) })
  deliver()
})
process.on('disconnect', () => process.exit(0))

Object.defineProperties(process, {
  parentPort: { value: parentPort, enumerable: true },
  type: { value: 'utility', enumerable: true },
  send: { value: undefined, writable: true },
  argv: { value: [process.argv[0], entry, ...values], writable: true },
})
Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })

// The RunAsNode fuse is off: forking needs the executable to act as Node, and it does not.
childProcess.fork = () => {
  throw new Error('child_process.fork needs the RunAsNode fuse, which is off')
}
syncBuiltinESMExports()
serveElectronModule(strict('electron (utility process)', { net: {}, systemPreferences: {} }), [
  'net',
  'systemPreferences',
])
await import(pathToFileURL(entry).href)
