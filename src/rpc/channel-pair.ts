import type { Channel } from './channel.ts'

/** Two ends of an in-process channel. Messages are cloned and come on a later turn, as over a port. */
export function channelPair(): [Channel, Channel] {
  const ends = [createEnd(), createEnd()] as const
  const channel = (self: End, other: End): Channel => ({
    post(message) {
      if (self.closed) return
      const copy = structuredClone(message)
      setImmediate(() => other.receive(copy))
    },
    onMessage: (listener) => self.listen(listener),
    onClose: (listener) => self.closeListeners.push(listener),
    close() {
      for (const end of [self, other]) setImmediate(() => end.end())
    },
  })
  return [channel(ends[0], ends[1]), channel(ends[1], ends[0])]
}

type End = ReturnType<typeof createEnd>

function createEnd() {
  const waiting: unknown[] = []
  let listener: ((message: unknown) => void) | undefined
  return {
    closed: false,
    closeListeners: [] as (() => void)[],
    receive(message: unknown) {
      if (this.closed) return
      if (listener) listener(message)
      else waiting.push(message)
    },
    listen(next: (message: unknown) => void) {
      listener = next
      for (const message of waiting.splice(0)) next(message)
    },
    end() {
      if (this.closed) return
      this.closed = true
      for (const closed of this.closeListeners.splice(0)) closed()
    },
  }
}
