import type { ToChild } from './child-message.ts'
import type { HostLink } from './serve-tasks.ts'

type Port = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports?: readonly Port[] }) => void): void
  on(event: 'close', listener: () => void): void
  start?(): void
}

/**
 * The link of this child to its host: the IPC channel of a forked process, or, in a utility process, the MessagePort
 * that main hands over with its first message. The child ends when its host does.
 */
export async function hostLink(): Promise<HostLink> {
  const parentPort = (process as { parentPort?: Port }).parentPort
  if (!parentPort) {
    process.on('disconnect', () => process.exit(0))
    return {
      post: (message) => process.send?.(message, () => {}),
      onMessage: (listener) => process.on('message', (message) => listener(message as ToChild)),
    }
  }
  const port = await new Promise<Port>((resolve) => {
    parentPort.on('message', ({ ports }) => {
      if (ports?.[0]) resolve(ports[0])
    })
  })
  port.on('close', () => process.exit(0))
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data as ToChild))
      port.start?.()
    },
  }
}
