import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { type Launched, launchApp } from '../support/launch.ts'

// node e2e/run/shot.ts OUT.png [--dark] [--size WxH] [--data DIR] [--do script.ts] [--wait MS]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean' },
    size: { type: 'string', default: '1280x800' },
    data: { type: 'string' },
    do: { type: 'string' },
    wait: { type: 'string', default: '2500' },
  },
})
const [width = 1280, height = 800] = values.size.split('x').map(Number)
const launched = await launchApp({
  theme: values.dark ? 'dark' : 'light',
  size: { width, height },
  ...(values.data === undefined ? {} : { dataFolder: resolve(values.data) }),
})
const { page } = launched
page.on('console', (message) => process.stderr.write(`page ${message.type()}: ${message.text()}\n`))
page.on('pageerror', (error) => process.stderr.write(`page error: ${error.message}\n`))
try {
  await page.waitForTimeout(Number(values.wait))
  if (values.do) {
    const script = (await import(pathToFileURL(resolve(values.do)).href)) as {
      default(page: Page, launched: Launched): Promise<void>
    }
    await script.default(page, launched)
  }
  await page.screenshot({ path: positionals[0] ?? 'shot.png', timeout: 10_000 })
} finally {
  await launched.close()
}
