import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron'
import { takeSide } from '../ports/message-port-main.ts'
import { createPortHost } from '../ports/port-host.ts'
import { runtime } from '../runtime.ts'
import { extend, refuseUnknown, strict } from '../strict.ts'
import type { ChildFrame } from './child-frames.ts'

/** `utilityProcess.fork`: a Node child whose only tie to main is `process.parentPort`. */
function forkUtility(modulePath: string, values: string[] = [], options: ForkOptions = {}): UtilityProcess {
  if (runtime.phase === 'before-ready') throw new Error('utilityProcess cannot be created before the app is ready')
  refuseUnknown('utilityProcess.fork', options, [
    'env',
    'execArgv',
    'cwd',
    'stdio',
    'serviceName',
    'allowLoadingUnsignedLibraries',
  ])
  const piped = options.stdio === 'pipe'
  const output = options.stdio === 'ignore' ? 'ignore' : piped ? 'pipe' : 'inherit'
  const child = fork(join(import.meta.dirname, 'boot.ts'), [modulePath, ...values], {
    cwd: options.cwd ?? process.cwd(),
    env: (options.env ?? process.env) as NodeJS.ProcessEnv,
    execPath: process.env.STANDIN_EXEC_PATH ?? process.execPath,
    execArgv: ['--no-warnings', ...(options.execArgv ?? [])],
    serialization: 'advanced',
    stdio: ['ignore', output, output, 'ipc'],
  })
  const events = new EventEmitter()
  let alive = false
  const send = (frame: ChildFrame): void => {
    if (child.connected) child.send(frame, () => undefined)
  }
  const ports = createPortHost(send, 1)
  const utility = strict(
    'UtilityProcess',
    extend(events, {
      get pid() {
        return alive ? child.pid : undefined
      },
      stdout: piped ? child.stdout : null,
      stderr: piped ? child.stderr : null,
      postMessage(data: unknown, transfer: MessagePortMain[] = []) {
        send({ type: 'message', data, ports: transfer.map(takeSide).map(ports.give) })
      },
      kill: () => child.kill('SIGTERM'),
    } satisfies Partial<Record<keyof UtilityProcess, unknown>>),
  ) as unknown as UtilityProcess
  child.on('spawn', () => {
    alive = true
    events.emit('spawn')
  })
  child.on('message', (frame: ChildFrame) => {
    if (frame.type === 'message') {
      if (frame.ports.length > 0) throw new Error('The stand-in does not implement ports sent to main by a child')
      events.emit('message', frame.data)
    } else ports.receive(frame)
  })
  child.on('exit', (code, signal) => {
    alive = false
    ports.end()
    events.emit('exit', code ?? (signal === 'SIGTERM' ? 143 : 1))
  })
  process.on('exit', () => child.kill('SIGKILL'))
  return utility
}

/** `utilityProcess` of the electron module. */
export const utilityProcess = strict('utilityProcess', { fork: forkUtility })
