import { expect, test } from '@playwright/test'
import { findRuntime } from '../../run/electron.ts'
import { type ProbeWindow, useProbe } from '../../support/use-probe.ts'

const { lane } = findRuntime()

test.describe(`what Carrel relies on: ports and child processes (${lane})`, () => {
  const probe = useProbe()

  test('ports wait until started, cross into the page and tell their end', async () => {
    const { app, page } = probe
    const order = await app.evaluate(async ({ MessageChannelMain }) => {
      const { port1, port2 } = new MessageChannelMain()
      const got: unknown[] = []
      port1.postMessage('first')
      port2.on('message', ({ data }) => got.push(data))
      await new Promise((resolve) => setTimeout(resolve, 50))
      got.push('started')
      port2.start()
      port1.postMessage(new Map([['k', new Uint8Array([9])]]))
      const closed = new Promise((resolve) => port2.on('close', () => resolve('closed')))
      await new Promise((resolve) => setTimeout(resolve, 50))
      port1.close()
      got.push(await closed)
      return got.map((one) => (one instanceof Map ? [...(one.get('k') as Uint8Array)] : one))
    })
    expect(order).toEqual(['started', 'first', [9], 'closed'])

    const given = await page.evaluate(async () => {
      const { probe } = window as unknown as ProbeWindow
      const port = await new Promise<MessagePort | undefined>((resolve) => {
        addEventListener('message', ({ data, ports }) => data === 'port' && resolve(ports[0]), { once: false })
        probe.givePort?.()
      })
      const answer = new Promise((resolve) => port?.addEventListener('message', ({ data }) => resolve(data)))
      port?.start()
      port?.postMessage({ n: 1 })
      const got = await answer
      port?.close()
      return got
    })
    expect(given).toEqual({ message: 'hello', data: { n: 1 } })
    await expect.poll(async () => (await probe.notes()).portClosed).toBe(true)

    await page.evaluate(() => {
      const seen: unknown[] = []
      Object.assign(window, { seen })
      addEventListener('message', ({ data, ports }) => {
        if (data !== 'from main') return
        ports[0]?.addEventListener('message', (event) => seen.push(event.data))
        ports[0]?.addEventListener('close', () => seen.push('closed'))
        ports[0]?.start()
      })
    })
    await app.evaluate(async ({ BrowserWindow, MessageChannelMain }) => {
      const { port1, port2 } = new MessageChannelMain()
      port1.postMessage(1)
      BrowserWindow.getAllWindows()[0]?.webContents.postMessage('port', 'from main', [port2])
      port1.postMessage(2)
      await new Promise((resolve) => setTimeout(resolve, 300))
      port1.close()
    })
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { seen: unknown[] }).seen))
      .toEqual([1, 2, 'closed'])
  })

  test('utility processes have a parent port and little else', async () => {
    const got = await probe.app.evaluate(async ({ utilityProcess, MessageChannelMain }, file) => {
      const child = utilityProcess.fork(file, ['--flag'], { serviceName: 'probe' })
      const atOnce = child.pid
      await new Promise((resolve) => child.once('spawn', () => resolve(undefined)))
      const spawned = typeof child.pid
      const next = () => new Promise<unknown>((resolve) => child.once('message', resolve))
      child.postMessage({ bytes: new Uint8Array([1, 2]) })
      const echo = (await next()) as { echo: { bytes: Uint8Array } }
      child.postMessage('facts')
      const facts = await next()
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage('take', [port2])
      const overPort = new Promise((resolve) => port1.on('message', ({ data }) => resolve(data)))
      port1.start()
      port1.postMessage('hi')
      const portSaid = await overPort
      const closed = new Promise((resolve) => port1.on('close', () => resolve('closed')))
      const exit = new Promise((resolve) => child.once('exit', resolve))
      child.postMessage('exit')
      const code = await exit
      const other = utilityProcess.fork(file)
      await new Promise((resolve) => other.once('spawn', () => resolve(undefined)))
      const killed = new Promise((resolve) => other.once('exit', () => resolve(other.pid)))
      return {
        atOnce,
        spawned,
        echo: [...echo.echo.bytes],
        facts,
        portSaid,
        code,
        port: await closed,
        kill: other.kill(),
        pidAfter: await killed,
      }
    }, probe.program.file('child.js'))
    expect(got).toMatchObject({
      spawned: 'number',
      echo: [1, 2],
      facts: {
        type: 'utility',
        send: 'undefined',
        argv: ['--flag'],
        utilityProcess: 'undefined',
        app: 'undefined',
        net: 'object',
      },
      portSaid: ['child', 'hi'],
      code: 3,
      port: 'closed',
      kill: true,
    })
    expect(got.atOnce).toBeUndefined()
    expect(got.pidAfter).toBeUndefined()
    if (lane === 'stand-in') expect(got.facts).toMatchObject({ fork: 'refused' })
  })
})
