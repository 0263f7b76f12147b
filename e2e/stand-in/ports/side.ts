/** What receives the messages that reach one side of a channel. */
export type Sink = { message(data: unknown, ports: Side[]): void; close(): void }

/** One side of a message channel. Messages wait until a sink is set; a sink may be replaced (transfer). */
export type Side = {
  post(data: unknown, ports: Side[]): void
  setSink(sink: Sink | undefined): void
  close(): void
}

/** Two entangled sides. Delivery is asynchronous and in order; closing one tells the other after what was sent. */
export function createSides(): [Side, Side] {
  const first = createHalf()
  const second = createHalf()
  return [sideOf(first, second), sideOf(second, first)]
}

type Entry = { data: unknown; ports: Side[] } | 'close'
type Half = { queue: Entry[]; sink: Sink | undefined; closed: boolean; scheduled: boolean }

function createHalf(): Half {
  return { queue: [], sink: undefined, closed: false, scheduled: false }
}

function drain(half: Half): void {
  if (half.scheduled || half.sink === undefined || half.queue.length === 0) return
  half.scheduled = true
  setImmediate(() => {
    half.scheduled = false
    const entry = half.sink === undefined ? undefined : half.queue.shift()
    if (entry === 'close') {
      half.closed = true
      half.sink?.close()
    } else if (entry) half.sink?.message(entry.data, entry.ports)
    drain(half)
  })
}

function sideOf(own: Half, other: Half): Side {
  return {
    post(data, ports) {
      if (own.closed) return
      other.queue.push({ data, ports })
      drain(other)
    },
    setSink(sink) {
      own.sink = sink
      drain(own)
    },
    close() {
      if (own.closed) return
      own.closed = true
      own.queue.length = 0
      other.queue.push('close')
      drain(other)
    },
  }
}
