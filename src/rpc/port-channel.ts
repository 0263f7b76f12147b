import type { Channel } from './channel.ts'

/** What a page's `MessagePort` has of it. */
export type PagePort = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
  start(): void
  close(): void
}

/** What a port of the main process or of a utility process (`MessagePortMain`) has of it. */
export type ProcessPort = {
  postMessage(message: unknown): void
  on(type: 'message', listener: (event: { data: unknown }) => void): unknown
  on(type: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A channel over a port of either kind. */
export function portChannel(port: PagePort | ProcessPort): Channel {
  const closeListeners: (() => void)[] = []
  let closed = false
  const end = () => {
    if (closed) return
    closed = true
    for (const listener of closeListeners.splice(0)) listener()
  }
  const onClose = () => end()
  if ('addEventListener' in port) port.addEventListener('close', onClose)
  else port.on('close', onClose)
  return {
    post(message) {
      if (!closed) port.postMessage(message)
    },
    onMessage(listener) {
      const receive = (event: { data: unknown }) => listener(event.data)
      if ('addEventListener' in port) port.addEventListener('message', receive)
      else port.on('message', receive)
      port.start()
    },
    onClose: (listener) => {
      closeListeners.push(listener)
    },
    close() {
      port.close()
      end()
    },
  }
}
