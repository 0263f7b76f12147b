import childProcess from 'node:child_process'
import { EventEmitter } from 'node:events'
import { syncBuiltinESMExports } from 'node:module'
import type { HostToMain, MainToHost } from '../api/host-protocol.ts'
import type { ParentPort } from './parent-port.ts'

type AboutChild = Extract<MainToHost, { type: 'child-forked' | 'child-message' | 'child-exited' }>
export type ForkShim = { receive(message: AboutChild): void; restore(): void }
type ShimOptions = { env?: Record<string, string | undefined> }

/**
 * Replaces `child_process.fork` by children that main starts. node-llama-cpp tries its native binary out in a forked
 * child first; in a utility process a fork would need Electron to act as Node, which its fuse forbids. Call this
 * before importing node-llama-cpp, and give `receive` what main says about children; `restore` puts `fork` back.
 */
export function installForkShim(port: Pick<ParentPort, 'postMessage'>): ForkShim {
  const original = childProcess.fork
  const children = new Map<string, ShimChild>()
  const tell = (message: HostToMain): void => port.postMessage(message)
  let last = 0

  const fork = (file: string | URL, second?: unknown, third?: unknown): ShimChild => {
    const args = Array.isArray(second) ? second.map(String) : []
    const options = ((Array.isArray(second) ? third : second) ?? {}) as ShimOptions
    const id = `fork-${++last}`
    const child = createShimChild(
      (message) => tell({ type: 'child-message', id, message }),
      () => tell({ type: 'kill-child', id }),
    )
    children.set(id, child)
    tell({ type: 'fork-file', id, file: String(file), args, env: addedVariables(options.env ?? {}, process.env) })
    return child
  }
  childProcess.fork = fork as unknown as typeof childProcess.fork
  syncBuiltinESMExports()
  return {
    receive(message) {
      const child = children.get(message.id)
      if (message.type === 'child-forked') child?.started(message.pid)
      else if (message.type === 'child-message') child?.emit('message', message.message)
      else {
        children.delete(message.id)
        child?.ended(message.code)
      }
    },
    restore() {
      childProcess.fork = original
      syncBuiltinESMExports()
    },
  }
}

/** As much of a `ChildProcess` as a parent that sends, listens, kills and waits needs. */
type ShimChild = EventEmitter & {
  pid: number | undefined
  exitCode: number | null
  killed: boolean
  connected: boolean
  stdout: null
  stderr: null
  send(message: unknown): boolean
  kill(): boolean
  started(pid: number): void
  ended(code: number): void
}

function createShimChild(send: (message: unknown) => void, kill: () => void): ShimChild {
  const child: ShimChild = Object.assign(new EventEmitter(), {
    pid: undefined,
    exitCode: null,
    killed: false,
    connected: true,
    stdout: null,
    stderr: null,
    send(message: unknown) {
      if (child.connected) send(message)
      return child.connected
    },
    kill() {
      if (child.exitCode !== null) return false
      child.killed = true
      kill()
      return true
    },
    started(pid: number) {
      child.pid = pid
      child.emit('spawn')
    },
    ended(code: number) {
      child.exitCode = code
      child.connected = false
      child.emit('exit', code, null)
      child.emit('close', code, null)
    },
  })
  return child
}

/** Variables of `wanted` that differ from ours; main adds them to its own. */
function addedVariables(wanted: Record<string, string | undefined>, own: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wanted).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== own[entry[0]],
    ),
  )
}
