import { join } from 'node:path'
import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron'
import type { HostToMain, MainToHost } from '../api/host-protocol.ts'
import { log } from './log.ts'

type ForkRequest = Exclude<HostToMain, { type: 'ready' | 'closed' }>
type ForkFile = Extract<HostToMain, { type: 'fork-file' }>
type ForkChild = Extract<HostToMain, { type: 'fork-child' }>

export type ForkDeps = {
  /** Starts a utility process. */
  fork(file: string, args: string[], name: string, env: Record<string, string>): UtilityProcess
  createChannel(): MessageChannelMain
  /** Folder of the entries' files. */
  entryFolder: string
  /** Whether main may run this file at all. */
  isAllowedFile(file: string): boolean
}

/** Children that one process asked main for. */
export type ForkService = { receive(message: ForkRequest): void; endAll(): void }

/** Serves one process (the backend, or a child that probes models) with children of main's. */
export function createForkService(host: Pick<UtilityProcess, 'postMessage'>, deps: ForkDeps): ForkService {
  const children = new Map<string, UtilityProcess>()
  const tell = (message: MainToHost, ports: MessagePortMain[] = []): void => host.postMessage(message, ports)

  const keep = (id: string, child: UtilityProcess): void => {
    children.set(id, child)
    child.on('exit', (code) => {
      children.delete(id)
      tell({ type: 'child-exited', id, code })
    })
  }
  const forkChild = ({ id, entry, args = [] }: ForkChild): void => {
    const child = deps.fork(join(deps.entryFolder, `${entry}.js`), args, entry, {})
    keep(id, child)
    const inner = createForkService(child, deps)
    child.on('message', (message: ForkRequest) => {
      if (message.type === 'fork-file' || message.type === 'child-message' || message.type === 'kill-child')
        inner.receive(message)
    })
    child.on('exit', () => inner.endAll())
    child.on('spawn', () => {
      const { port1, port2 } = deps.createChannel()
      child.postMessage({ type: 'host-port' }, [port1])
      tell({ type: 'child-forked', id, pid: child.pid ?? 0 }, [port2])
    })
  }
  const forkFile = ({ id, file, args, env }: ForkFile): void => {
    const child = deps.fork(file, args, 'binding-test', env)
    keep(id, child)
    child.on('message', (message: unknown) => tell({ type: 'child-message', id, message }))
    child.on('spawn', () => tell({ type: 'child-forked', id, pid: child.pid ?? 0 }))
  }
  const refuse = (id: string, why: string): void => {
    log(`a child was not started: ${why}`)
    tell({ type: 'child-exited', id, code: -1 })
  }

  return {
    receive(message) {
      switch (message.type) {
        case 'fork-child':
          if (children.has(message.id)) refuse(message.id, 'its id is taken')
          else forkChild(message)
          return
        case 'fork-file':
          if (children.has(message.id) || !deps.isAllowedFile(message.file)) refuse(message.id, 'it may not run')
          else forkFile(message)
          return
        case 'child-message':
          children.get(message.id)?.postMessage(message.message)
          return
        case 'kill-child':
          children.get(message.id)?.kill()
          return
      }
    },
    endAll() {
      for (const child of children.values()) child.kill()
    },
  }
}
