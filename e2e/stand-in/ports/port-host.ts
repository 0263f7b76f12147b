import { createSides, type Side } from './side.ts'

/** What travels between two processes about ports. `ports` are the numbers of ports sent along. */
export type PortFrame =
  | { type: 'port-message'; port: number; data: unknown; ports: number[] }
  | { type: 'port-close'; port: number }

/** Keeps the ports that live on the other end of one connection (a page's world or a child process). */
export type PortHost = {
  /** Hands a side to the other end and returns its number there. */
  give(side: Side): number
  /** The side of a port that the other end handed over under this number. */
  take(port: number): Side
  receive(frame: PortFrame): void
  /** The other end is gone: every port of it closes. */
  end(): void
}

/** `step` is 1 on one end and -1 on the other, so that numbers never clash. */
export function createPortHost(send: (frame: PortFrame) => void, step: 1 | -1): PortHost {
  const sides = new Map<number, Side>()
  let last = 0
  let ended = false

  const keep = (port: number, side: Side): void => {
    sides.set(port, side)
    side.setSink({
      message: (data, ports) => {
        if (!ended) send({ type: 'port-message', port, data, ports: ports.map(give) })
      },
      close: () => {
        if (sides.delete(port) && !ended) send({ type: 'port-close', port })
      },
    })
  }
  const give = (side: Side): number => {
    last += step
    keep(last, side)
    return last
  }
  const take = (port: number): Side => {
    const [near, far] = createSides()
    keep(port, far)
    return near
  }
  return {
    give,
    take,
    receive(frame) {
      const side = sides.get(frame.port)
      if (frame.type === 'port-message') side?.post(frame.data, frame.ports.map(take))
      else {
        sides.delete(frame.port)
        side?.close()
      }
    },
    end() {
      ended = true
      for (const side of sides.values()) side.close()
      sides.clear()
    },
  }
}
