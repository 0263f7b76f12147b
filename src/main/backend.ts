import type { MessagePortMain, UtilityProcess } from 'electron'
import type { BackendState } from '../api/desktop.ts'
import { HostToMain, type MainToHost } from '../api/host-protocol.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import type { ForkService } from './fork-service.ts'
import { log } from './log.ts'

export type BackendDeps = {
  /** Starts the process; called anew after each crash. */
  fork(): UtilityProcess
  /** Serves the process's wishes for children; ends them with it. */
  serveForks(host: UtilityProcess): ForkService
  onState(state: BackendState): void
  now(): number
  /** Waits before a restart, and longest wait for a tidy end. Milliseconds. */
  restartMs: number
  closeMs: number
}

/** The supervised backend process. */
export type Backend = {
  state(): BackendState
  start(): void
  /** Ends a running process, and starts one even after it was given up. */
  restart(): void
  /** Hands a page's port over; false while there is nobody to take it. */
  connect(port: MessagePortMain, windowId: number): boolean
  /** Tells it, also after a restart, whether work that nobody waits for may run. */
  setIdle(idle: boolean): void
  /** Asks it to close its stores and waits for its end. */
  close(): Promise<void>
  pid(): number | undefined
}

/** Three crashes in a minute, and the backend stays down until the user restarts it. */
export function createBackend(deps: BackendDeps): Backend {
  const breaker = createCircuitBreaker(3, 60_000, deps.now)
  let running: UtilityProcess | undefined
  let current: BackendState = 'starting'
  let closing = false
  let idle = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended: (() => void) | undefined

  const become = (state: BackendState): void => {
    if (state === current) return
    current = state
    deps.onState(state)
  }
  const post = (message: MainToHost, ports: MessagePortMain[] = []): void => running?.postMessage(message, ports)

  const launch = (): void => {
    timer = undefined
    const host = deps.fork()
    const forks = deps.serveForks(host)
    running = host
    host.on('message', (value: unknown) => {
      const message = HostToMain.safeParse(value)
      if (!message.success) log(`the backend said something unknown: ${message.error.message}`)
      else if (message.data.type === 'ready') {
        become('ready')
        if (idle) post({ type: 'machine-idle', idle })
      } else if (message.data.type === 'closed') host.kill()
      else forks.receive(message.data)
    })
    host.on('exit', (code) => {
      forks.endAll()
      if (running !== host) return
      running = undefined
      ended?.()
      if (closing) return
      log(`the backend ended with code ${code}`)
      if (breaker.failed()) become('failed')
      else {
        become('restarting')
        timer = setTimeout(launch, deps.restartMs)
      }
    })
  }

  return {
    state: () => current,
    start: launch,
    restart() {
      breaker.reset()
      clearTimeout(timer)
      const old = running
      running = undefined
      old?.kill()
      become('restarting')
      launch()
    },
    connect(port, windowId) {
      if (current !== 'ready' || running === undefined) return false
      post({ type: 'page-port', windowId }, [port])
      return true
    },
    setIdle(now) {
      idle = now
      if (current === 'ready') post({ type: 'machine-idle', idle })
    },
    async close() {
      closing = true
      clearTimeout(timer)
      const host = running
      if (host === undefined) return
      const gone = new Promise<void>((resolve) => {
        ended = resolve
      })
      post({ type: 'close' })
      const limit = setTimeout(() => host.kill(), deps.closeMs)
      await gone
      clearTimeout(limit)
    },
    pid: () => running?.pid,
  }
}
