import { AssistantError } from '../../api/error.ts'
import type { Priority } from '../../core/ports/priority.ts'

/** Something that could be let go now. `worth`: the tokens that would have to be evaluated again, roughly. */
export type Spare = { bytes: number; worth: number; letGo(): Promise<void> }

/** Who holds memory of the share: a chat model with its contexts. */
export type MemoryHolder = { name: string; spares(): readonly Spare[] }

/** Memory that is set apart; whoever reserves it releases it. */
export type Reservation = { bytes: number; release(): void }

type Request = {
  holder: MemoryHolder
  bytes: number
  priority: Priority
  /** Bytes that must stay free beside these, for a quick question. */
  apart: number
}

/** The memory that all chat models and their contexts may take together. */
export type MemoryShare = {
  limit(): number
  /** Bytes reserved in all, and by one holder. */
  used(holder?: MemoryHolder): number
  /** What would have to be let go for these bytes, in tokens; infinite where they do not fit now. */
  price(request: Request): number
  /**
   * Sets bytes apart; what is worth least is let go until they fit. Waits while what is in use may end. Throws
   * `model-out-of-memory {name, megabytes, limit}` where they would not fit beside the holder's own weights.
   */
  reserve(request: Request & { own: number }, signal: AbortSignal): Promise<Reservation>
  /** Settles at the next change; those of higher priority first. */
  changed(priority: Priority, signal: AbortSignal): Promise<void>
  /** To be called when something became spare. */
  notify(): void
  /** Counts what was reserved and released. */
  changes(): number
  join(holder: MemoryHolder): void
  leave(holder: MemoryHolder): void
}

const lookMs = 1_000
const ranks: Record<Priority, number> = { quick: 0, interactive: 1, background: 2 }

/** `model-out-of-memory {name, megabytes, limit}`: what it takes, and what models may take, in megabytes. */
export function outOfMemory(name: string, bytes: number, limitBytes: number, cause?: unknown): AssistantError {
  const [megabytes, limit] = [bytes, limitBytes].map((value) => Math.ceil(value / 2 ** 20)) as [number, number]
  return new AssistantError('model-out-of-memory', { name, megabytes, limit }, cause === undefined ? {} : { cause })
}

/** A share of `limit` bytes, which is read anew at each decision. */
export function createMemoryShare(limit: () => number): MemoryShare {
  const holders = new Set<MemoryHolder>()
  const taken = new Map<MemoryHolder, number>()
  let waiting: { rank: number; go: () => void }[] = []
  let total = 0
  let changes = 0

  const spares = (): Spare[] => [...holders].flatMap((holder) => holder.spares())

  const notify = (): void => {
    const woken = waiting.toSorted((left, right) => left.rank - right.rank)
    waiting = []
    for (const { go } of woken) go()
  }

  const book = (holder: MemoryHolder, bytes: number): void => {
    total += bytes
    changes += 1
    taken.set(holder, (taken.get(holder) ?? 0) + bytes)
  }

  /** What is to be let go, the least worth first; undefined where all of it is too little. */
  const wanting = ({ bytes, apart }: Request): Spare[] | undefined => {
    let over = total + bytes + apart - limit()
    const chosen: Spare[] = []
    for (const spare of spares().toSorted((left, right) => left.worth - right.worth)) {
      if (over <= 0) break
      chosen.push(spare)
      over -= spare.bytes
    }
    return over <= 0 ? chosen : undefined
  }

  const changed: MemoryShare['changed'] = (priority, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const waiter = {
        rank: ranks[priority],
        go: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        },
      }
      const leave = (): void => {
        waiting = waiting.filter((other) => other !== waiter)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.push(waiter)
    })

  return {
    limit,
    used: (holder) => (holder ? (taken.get(holder) ?? 0) : total),
    price: (request) => wanting(request)?.reduce((sum, { worth }) => sum + worth, 0) ?? Number.POSITIVE_INFINITY,
    changed,
    notify,
    changes: () => changes,
    async reserve(request, signal) {
      const { holder, bytes, own, priority } = request
      for (;;) {
        signal.throwIfAborted()
        const chosen = wanting(request)
        const first = chosen?.[0]
        if (chosen && !first) break
        // Letting go takes a while, in which much may change: one at a time.
        if (first) await first.letGo()
        else {
          if (own + bytes + request.apart > limit() || total === 0) {
            throw outOfMemory(holder.name, own + bytes + request.apart, limit())
          }
          // A model that was just used becomes spare without a word.
          const again = setTimeout(notify, lookMs)
          again.unref()
          await changed(priority, signal).finally(() => clearTimeout(again))
        }
      }
      book(holder, bytes)
      let held = true
      return {
        bytes,
        release() {
          if (!held) return
          held = false
          book(holder, -bytes)
          notify()
        },
      }
    },
    join: (holder) => void holders.add(holder),
    leave(holder) {
      holders.delete(holder)
      notify()
    },
  }
}
