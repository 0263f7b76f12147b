import { randomUUID } from 'node:crypto'
import type { Child, ChildLauncher } from '../adapters/workshop/child-launcher.ts'
import type { FromChild, ToChild } from '../adapters/workshop/child-message.ts'
import { residentBytesOf } from '../adapters/workshop/resident-bytes.ts'
import type { MainToHost } from '../api/host-protocol.ts'
import type { ProcessPort } from '../rpc/port-channel.ts'
import type { ParentPort } from './parent-port.ts'

type ForkMessage = Extract<MainToHost, { type: 'child-forked' | 'child-exited' }>

/** Children that main forks as utility processes. `receive` takes main's messages about them. */
export type DesktopLauncher = ChildLauncher & { receive(message: ForkMessage, port: ProcessPort | undefined): void }

/** A launcher over the line to main. What is posted before the child runs waits for it. */
export function desktopLauncher(parent: Pick<ParentPort, 'postMessage'>): DesktopLauncher {
  const running = new Map<string, (message: ForkMessage, port: ProcessPort | undefined) => void>()

  function launch(entry: Parameters<ChildLauncher['launch']>[0]): Child {
    const id = randomUUID()
    const waiting: ToChild[] = []
    const messageListeners: ((message: FromChild) => void)[] = []
    const exitListeners: ((reason: string) => void)[] = []
    let port: ProcessPort | undefined
    let pid: number | undefined
    let ended = false
    running.set(id, (message, childPort) => {
      if (message.type === 'child-exited') {
        ended = true
        running.delete(id)
        for (const listener of exitListeners) listener(`ended with ${message.code}`)
        return
      }
      pid = message.pid
      port = childPort
      port?.on('message', ({ data }) => {
        for (const listener of messageListeners) listener(data as FromChild)
      })
      port?.start()
      for (const each of waiting.splice(0)) port?.postMessage(each)
    })
    parent.postMessage({ type: 'fork-child', id, entry })
    return {
      post(message) {
        if (ended) return
        if (port) port.postMessage(message)
        else waiting.push(message)
      },
      onMessage: (listener) => void messageListeners.push(listener),
      onExit: (listener) => void exitListeners.push(listener),
      kill() {
        if (!ended) parent.postMessage({ type: 'kill-child', id })
      },
      residentBytes: () => (pid === undefined || pid === 0 ? undefined : residentBytesOf(pid)),
      // The desktop's backend lives until main closes it; a waiting child holds nothing open.
      hold() {},
    }
  }

  return { launch, receive: (message, port) => running.get(message.id)?.(message, port) }
}
