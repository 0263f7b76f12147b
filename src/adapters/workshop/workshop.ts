import { AssistantError, fromErrorValue } from '../../api/error.ts'
import type { TaskLimits, Workshop, WorkshopTaskName, WorkshopTasks } from '../../core/ports/workshop.ts'
import { type Child, type ChildLauncher, roleFor } from './child-launcher.ts'
import { eventsAtOnce, type FromChild } from './child-message.ts'
import { childPool } from './child-pool.ts'
import { eventQueue } from './event-queue.ts'
import { watchLimits } from './watch-limits.ts'

/** What becomes of a child's messages and of its end, while it does a task. */
type Session = { message(message: FromChild): void; exit(reason: string): void }

const idleMs = 30_000
/**
 * A child that held more than this after its task is not used again: its memory would count against the next. A
 * recogniser's memory never shrinks, but what it holds serves the next page.
 */
const mostKept = { reader: 400 * 1024 * 1024, recogniser: 650 * 1024 * 1024, prober: 400 * 1024 * 1024, indexer: 0 }

/**
 * Runs tasks in children that are kept and used again. A task ends its child when it breaks a limit, is cancelled or
 * crashes. Errors: those of the task itself, `document-too-slow {name, seconds}`, `document-too-hungry {name,
 * megabytes}`, `workshop-failed {name}`; a cancelled task rejects with the signal's reason.
 */
export function createWorkshop(launcher: ChildLauncher): Workshop {
  const pool = childPool(launcher, idleMs)
  let tasks = 0
  const sessions = new WeakMap<Child, Session>()

  async function* run<T extends WorkshopTaskName>(
    task: T,
    input: WorkshopTasks[T]['input'],
    limits: TaskLimits,
    signal: AbortSignal,
  ): AsyncGenerator<WorkshopTasks[T]['event']> {
    signal.throwIfAborted()
    const role = roleFor(task)
    const name = nameOf(input)
    const id = ++tasks
    const child = pool.take(role)
    const queue = eventQueue<WorkshopTasks[T]['event']>()
    let settled = false
    let killed = false
    const fail = (error: unknown): void => {
      if (settled) return
      settled = true
      queue.end(error)
      killed = true
      child.kill()
    }
    if (!sessions.has(child)) {
      child.onMessage((message) => sessions.get(child)?.message(message))
      child.onExit((reason) => {
        sessions.get(child)?.exit(reason)
        sessions.delete(child)
      })
    }
    const limit = watchLimits(child, limits, {
      tooSlow: (ms) => fail(new AssistantError('document-too-slow', { name, seconds: Math.round(ms / 1000) })),
      tooHungry: () =>
        fail(
          new AssistantError('document-too-hungry', {
            name,
            megabytes: Math.round(limits.residentBytes / 1024 / 1024),
          }),
        ),
    })
    queue.onStarving(limit.count)
    const onMessage = (message: FromChild): void => {
      if (message.type === 'resident') limit.reported(message.bytes)
      if (!('id' in message) || message.id !== id || settled) return
      limit.moved()
      for (const event of message.events) queue.push(event as WorkshopTasks[T]['event'])
      if (!message.end) return
      settled = true
      queue.end(message.end.error && fromErrorValue(message.end.error))
    }
    const exit = (reason: string): void => fail(new AssistantError('workshop-failed', { name }, { cause: reason }))
    sessions.set(child, { message: onMessage, exit })
    const abort = (): void => fail(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    try {
      child.post({ type: 'start', id, task, input })
      let taken = 0
      for (;;) {
        const event = await queue.next()
        if (event === undefined) break
        yield event
        taken += 1
        if (taken < eventsAtOnce || settled) continue
        child.post({ type: 'taken', id, events: taken })
        taken = 0
      }
    } finally {
      // A consumer that stops early ends the task too.
      if (!settled) fail(new AssistantError('cancelled'))
      signal.removeEventListener('abort', abort)
      limit.stop()
      sessions.set(child, { message() {}, exit() {} })
      if (!killed) {
        if ((child.residentBytes() ?? 0) > mostKept[role]) child.kill()
        else pool.giveBack(role, child)
      }
    }
  }

  return {
    run,
    async [Symbol.asyncDispose]() {
      pool.close()
    },
  }
}

/** What errors call the file that a task is about; the first of several. */
function nameOf(input: WorkshopTasks[WorkshopTaskName]['input']): string {
  if ('files' in input) return input.files[0]?.name ?? ''
  if (!('path' in input)) return ''
  return 'name' in input && input.name !== undefined ? input.name : (input.path.split(/[\\/]/).at(-1) ?? input.path)
}
