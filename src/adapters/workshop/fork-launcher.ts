import { fork } from 'node:child_process'
import type { ChildEntry, ChildLauncher } from './child-launcher.ts'
import type { FromChild } from './child-message.ts'
import { residentBytesOf } from './resident-bytes.ts'

/** Children by `child_process.fork`, for hosts in plain Node. `pathOf` gives an entry's file, `.ts` or bundled. */
export function forkLauncher(pathOf: (entry: ChildEntry) => string): ChildLauncher {
  return {
    launch(entry) {
      const child = fork(pathOf(entry), [], {
        execArgv: [],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
      let complaint = ''
      child.stderr?.on('data', (data: Buffer) => {
        complaint = (complaint + data.toString()).slice(-2_000)
      })
      let ended = false
      const listeners: ((reason: string) => void)[] = []
      const end = (reason: string): void => {
        if (ended) return
        ended = true
        for (const listener of listeners) listener(reason)
      }
      child.once('exit', (code, signal) => end(`ended with ${signal ?? code} ${complaint}`.trim()))
      child.once('error', (error) => end(error.message))
      return {
        post(message) {
          if (!ended && child.connected) child.send(message, () => {})
        },
        onMessage: (listener) => child.on('message', (message) => listener(message as FromChild)),
        onExit: (listener) => listeners.push(listener),
        kill: () => child.kill('SIGKILL'),
        residentBytes: () => (child.pid === undefined ? undefined : residentBytesOf(child.pid)),
        hold(active) {
          const change = active ? 'ref' : 'unref'
          child[change]()
          child.channel?.[change]()
          const errors = child.stderr as unknown as { ref(): void; unref(): void } | null
          errors?.[change]()
        },
      }
    },
  }
}
