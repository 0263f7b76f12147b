import childProcess from 'node:child_process'
import { EventEmitter } from 'node:events'
import { syncBuiltinESMExports } from 'node:module'

/** The answers node-llama-cpp's trial of its native binary waits for, in a child that it forks. */
const answers: Record<string, object> = { start: { type: 'loaded' }, test: { type: 'done' } }

/** A child that passes the trial. */
function passingChild() {
  const child = Object.assign(new EventEmitter(), {
    exitCode: null,
    killed: false,
    stdout: null,
    stderr: null,
    send(message: { type: string }) {
      const answer = answers[message.type]
      setImmediate(() => (answer ? child.emit('message', answer) : child.emit('exit', 0)))
    },
    kill: () => true,
  })
  setImmediate(() => child.emit('message', { type: 'ready' }))
  return child
}

/**
 * For throw-away children: lets node-llama-cpp's trial of its native binary pass without a process of its own. The
 * child may die of a bad binary itself, and in a utility process `fork` is closed. Call it before the library loads.
 */
export function skipBinaryTrial(): void {
  childProcess.fork = passingChild as unknown as typeof childProcess.fork
  syncBuiltinESMExports()
}
