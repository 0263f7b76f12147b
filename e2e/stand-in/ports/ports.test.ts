import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMessagePort, StandInMessageChannelMain } from './message-port-main.ts'
import { createPortHost, type PortFrame, type PortHost } from './port-host.ts'
import { createSides } from './side.ts'

const settle = () => new Promise((resolve) => setTimeout(resolve, 20))

/** Two hosts joined as over a process boundary: frames are cloned and arrive later, in order. */
function joinHosts(): [PortHost, PortHost] {
  const later = (host: () => PortHost) => (frame: PortFrame) =>
    void setImmediate((copy: PortFrame) => host().receive(copy), structuredClone(frame))
  const near: PortHost = createPortHost(
    later(() => far),
    1,
  )
  const far: PortHost = createPortHost(
    later(() => near),
    -1,
  )
  return [near, far]
}

test('messages keep their order over a boundary, whatever was sent before the start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer()), fc.nat(), async (values, at) => {
      const [near, far] = joinHosts()
      const { port1, port2 } = new StandInMessageChannelMain()
      const [own, given] = createSides()
      const number = near.give(given)
      const local = createMessagePort(own)
      const remote = createMessagePort(far.take(number))
      const got: unknown[] = []
      const early = values.slice(0, at % (values.length + 1))
      for (const value of early) local.postMessage(value)
      remote.on('message', ({ data }) => got.push(data))
      remote.start()
      for (const value of values.slice(early.length)) local.postMessage(value)
      await expect.poll(() => got.length, { timeout: 10_000, interval: 2 }).toBe(values.length)
      await settle()
      expect(got).toEqual(values)
      port1.close()
      port2.close()
    }),
    { numRuns: 15 },
  )
})

test('a port crosses inside a message, and closing reaches the other end after what was sent', async () => {
  const [near, far] = joinHosts()
  const [own, given] = createSides()
  const local = createMessagePort(own)
  const remote = createMessagePort(far.take(near.give(given)))
  const inner = new StandInMessageChannelMain()
  const got: unknown[] = []
  remote.on('message', ({ data, ports }) => {
    got.push(data)
    ports[0]?.on('message', (event) => got.push(event.data))
    ports[0]?.on('close', () => got.push('closed'))
    ports[0]?.start()
  })
  remote.start()
  local.postMessage('take', [inner.port2])
  inner.port1.postMessage('inner')
  inner.port1.close()
  await expect.poll(() => got, { timeout: 10_000, interval: 2 }).toEqual(['take', 'inner', 'closed'])
  expect(() => local.postMessage('again', [inner.port2])).toThrow(/neutered/)
})

test('the end of a process closes every port it held', async () => {
  const [near] = joinHosts()
  const ends = Array.from({ length: 3 }, () => {
    const [own, given] = createSides()
    near.give(given)
    const port = createMessagePort(own)
    port.start()
    return new Promise((resolve) => port.on('close', () => resolve('closed')))
  })
  near.end()
  expect(await Promise.all(ends)).toEqual(['closed', 'closed', 'closed'])
})
