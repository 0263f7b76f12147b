import type { Page } from '@playwright/test'

type Probe = { port?: MessagePort; answers: unknown[]; closed: number; events: unknown[] }
type ProbedWindow = Window & { probe: Probe }

/** Lets a page take backend ports and note events, as the renderer does, without the renderer's own client. */
export async function probePorts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probe: Probe = { answers: [], closed: 0, events: [] }
    ;(window as unknown as ProbedWindow).probe = probe
    window.addEventListener('message', ({ data, ports }) => {
      const port = ports[0]
      if (data !== 'carrel:port' || port === undefined) return
      probe.port = port
      port.addEventListener('message', (event) => probe.answers.push(event.data))
      port.addEventListener('close', () => {
        probe.closed += 1
        delete probe.port
      })
      port.start()
    })
    const { carrel } = window as unknown as { carrel: { onEvent(listener: (event: unknown) => void): void } }
    carrel.onEvent((...values) => probe.events.push(values.length === 1 ? values[0] : 'more than an event'))
  })
}

/** Asks main for a port until the backend is there, and waits for it. */
export async function takePort(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { probe, carrel } = window as unknown as ProbedWindow & {
      carrel: { call(name: string, input: object): Promise<{ data: { state: string } }> }
    }
    while (probe.port === undefined) {
      const { data } = await carrel.call('backend.connect', {})
      if (data.state === 'failed') throw new Error('the backend was given up')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })
}

/** Says something over the port and waits for the answer. */
export async function ask(page: Page, message: unknown): Promise<unknown> {
  return page.evaluate(async (value) => {
    const { probe } = window as unknown as ProbedWindow
    const before = probe.answers.length
    probe.port?.postMessage(value)
    while (probe.answers.length === before) await new Promise((resolve) => setTimeout(resolve, 5))
    return probe.answers[before]
  }, message)
}

/** What the probe has noted. */
export async function noted(page: Page): Promise<{ closed: number; events: unknown[]; hasPort: boolean }> {
  return page.evaluate(() => {
    const { probe } = window as unknown as ProbedWindow
    return { closed: probe.closed, events: probe.events, hasPort: probe.port !== undefined }
  })
}
