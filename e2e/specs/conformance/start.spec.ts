import { spawn } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { findRuntime } from '../../run/electron.ts'
import { useProbe } from '../../support/use-probe.ts'

const { executable, lane } = findRuntime()

test.describe(`what Carrel relies on: how it starts (${lane})`, () => {
  const probe = useProbe()

  test('ready comes after main has evaluated', async () => {
    expect(await probe.notes()).toMatchObject({
      atStart: false,
      afterAwait: false,
      readyEvents: 1,
      windowBeforeReady: 'Cannot create BrowserWindow before app is ready',
      schemeAfterReady: 'protocol.registerSchemesAsPrivileged should be called before app is ready',
    })
  })

  test('a main that awaits ready at top level waits for ever', async () => {
    const child = spawn(executable, ['--no-sandbox', probe.program.file('waits.js'), '--data', '/nowhere'], {
      stdio: 'pipe',
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += String(data)
    })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    child.kill('SIGKILL')
    expect(output).toBe('')
  })

  test('app tells name, version and place', async () => {
    const facts = await probe.app.evaluate(({ app }) => [
      app.getName(),
      app.getVersion(),
      app.getAppPath(),
      app.isPackaged,
    ])
    expect(facts).toEqual(['Probe', '1.2.3', probe.program.folder, false])
  })

  test('scheme handlers answer with status and headers', async () => {
    const answer = await probe.page.evaluate(async () => {
      const got = await fetch('/tea?x=1', { method: 'POST', body: 'y' })
      return { status: got.status, header: got.headers.get('x-probe'), text: await got.text(), secure: isSecureContext }
    })
    expect(answer).toEqual({ status: 418, header: 'yes', text: 'POST app://probe/tea?x=1', secure: true })
  })
})
