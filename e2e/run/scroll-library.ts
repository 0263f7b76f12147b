import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { openStore } from '../../src/adapters/sqlite/open-store.ts'
import { say } from '../../src/messages/say.ts'
import { launchApp } from '../support/launch.ts'

// node e2e/run/scroll-library.ts [--rows N]: how the library's table scrolls with N documents; prints one JSON line.
const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
const rows = Number(values.rows)
const dataFolder = mkdtempSync(join(tmpdir(), 'carrel-scroll-'))
fill(dataFolder, rows)
const { page, close } = await launchApp({ dataFolder, size: { width: 1280, height: 800 } })
try {
  const clicked = Date.now()
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page
    .getByRole('row', { name: /^Document/ })
    .first()
    .waitFor({ timeout: 60_000 })
  const openMs = Date.now() - clicked
  await page.waitForTimeout(1500)
  const idle = await framesWhile(page, 2000, '() => {}')
  const table = { rows, openMs, idle, wheel: await wheel(page), jumps: await jumps(page), keys: await keys(page) }
  const asked = Date.now()
  await page.keyboard.press('Control+a')
  await page.getByText(say('library', 'selected', { count: rows })).waitFor({ timeout: 60_000 })
  console.log(JSON.stringify({ ...table, selectAllMs: Date.now() - asked }))
} finally {
  await close()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
}

/** A library of documents that were read: rows, a page and the stages of each. */
function fill(folder: string, count: number): void {
  using store = openStore({ folder })
  const { library } = store
  const kinds = ['pdf', 'docx', 'mail', 'sheet', 'text'] as const
  for (let from = 0; from < count; from += 5000)
    library.transactionSoon(() => {
      for (let at = from; at < Math.min(count, from + 5000); at += 1) {
        const [id, kind] = [`document-${at}`, kinds[at % kinds.length] ?? 'text']
        const title = `Document ${String((at * 7919) % count).padStart(6, '0')} of the estate`
        library.openRevision({ id: `r-${id}`, sha256: id, extractor: 1, kind, title, pages: 1 })
        library.appendPages(`r-${id}`, [
          { number: 1, text: 'Words.', source: at % 50 === 0 ? 'recognised' : 'text', blocks: [] },
        ])
        library.finishReading(`r-${id}`, 'en', [])
        library.finishChunks(`r-${id}`, undefined)
        library.putDocument({
          id,
          path: `/desk/${at % 400}/${title}.${kind}`,
          kind,
          title,
          revisionId: `r-${id}`,
          sha256: id,
          size: 1000 + at,
          modifiedAt: at,
          addedAt: at,
          collectionId: undefined,
          error: undefined,
        })
      }
    })
}

/** Frames by their length in milliseconds; `busy`: the longest that the page's own work took of one, as the browser measured it. */
type Frames = { frames: number; over50: number; p95: number; longest: number; busyOver50: number; busy: number }

/** Frames, milliseconds each, while `step` runs in every frame for `ms`. `step` gets the table and the time so far. */
async function framesWhile(page: Page, ms: number, step: string): Promise<Frames> {
  const [times, busy] = (await page.evaluate(`new Promise((resolve) => {
    const table = document.querySelector('[role="grid"]')
    const step = ${step}
    const times = []
    const busy = []
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) busy.push(entry.duration)
    })
    observer.observe({ type: 'long-animation-frame' })
    const began = performance.now()
    let last = began
    const frame = () => {
      const now = performance.now()
      times.push(now - last)
      last = now
      if (now - began > ${ms}) return setTimeout(() => { observer.disconnect(); resolve([times.slice(1), busy]) }, 300)
      step(table, now - began)
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })`)) as [number[], number[]]
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return {
    frames: times.length,
    over50: times.filter((time) => time > 50).length,
    p95: at(0.95),
    longest: at(1),
    busyOver50: busy.length,
    busy: Math.round(Math.max(0, ...busy)),
  }
}

async function wheel(page: Page): Promise<Frames> {
  return framesWhile(page, 4000, '(table) => { table.scrollTop += 300 }')
}

/** The thumb of the scroll bar pulled through the whole table, with a rest now and then. Also: how long rows take to stand after it. */
async function jumps(page: Page): Promise<Frames & { filledMs: number }> {
  const frames = await framesWhile(
    page,
    5000,
    '(table, ms) => { if (ms % 600 < 400) table.scrollTop = table.scrollHeight * ((ms / 1700) % 1) }',
  )
  const began = Date.now()
  await page.evaluate(`document.querySelector('[role="grid"]').scrollTop = 1234567 * ${rows} / 100000`)
  const wanted = Math.floor((12.34567 * rows) / 28)
  for (;;) {
    const [index, text] = (await page.evaluate(`(() => {
      const row = document.querySelector('[role="grid"] [data-index]')
      return [Number(row?.dataset.index), row?.textContent ?? '']
    })()`)) as [number, string]
    if (Math.abs(index - wanted) < 100 && text.startsWith('Document')) break
    if (Date.now() - began > 30_000) throw new Error(`row ${index} shows ${text.slice(0, 40)}, not row ${wanted}`)
    await page.waitForTimeout(5)
  }
  return { ...frames, filledMs: Date.now() - began }
}

async function keys(page: Page): Promise<Frames> {
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  const measured = framesWhile(page, 3000, '() => {}')
  const until = Date.now() + 2800
  while (Date.now() < until) await page.keyboard.press('PageDown')
  return measured
}
