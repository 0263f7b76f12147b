import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { say } from '../../src/messages/say.ts'
import { runChecks } from './checks.ts'
import { findChromium } from './chromium.ts'
import { command, projectFolder } from './command.ts'
import { type Failure, failuresOfPlaywright, failuresOfVitest } from './failures.ts'

/** What one lane counted. */
type Count = { passed: number; failed: number; skipped: number }

const failures: Failure[] = []
const unsteady: Failure[] = []

const reports = path.join(projectFolder, '.cache', 'reports')
const lanes: Record<string, () => Promise<Count>> = {
  check: async () => {
    const results = await runChecks()
    const passed = results.filter((result) => result.passed).length
    for (const result of results) if (!result.passed) failures.push({ test: result.name, reason: '' })
    return { passed, failed: results.length - passed, skipped: 0 }
  },
  unit: () => vitest('unit'),
  model: () => vitest('model'),
  e2e: playwright,
  kill: () => vitest('kill'),
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in lanes))
if (unknown) {
  console.error(`There is no lane ${unknown}. Lanes: ${Object.keys(lanes).join(', ')}.`)
  process.exit(2)
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const total: Count = { passed: 0, failed: 0, skipped: 0 }
for (const [name, run] of Object.entries(lanes)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const start = performance.now()
  console.log(`\n== ${name}`)
  const count = await run()
  console.log(`== ${name}: ${sentence(count)} in ${Math.round((performance.now() - start) / 1000)} s`)
  total.passed += count.passed
  total.failed += count.failed
  total.skipped += count.skipped
}
// Once more at the end: the start of a long output is the first to be cut.
for (const { test, reason } of unsteady) console.log(`\nUNSTEADY ${test}\n${reason.replace(/^/gm, '  ')}`)
for (const { test, reason } of failures) console.log(`\nFAILED ${test}\n${reason.replace(/^/gm, '  ')}`)
console.log('')
console.log(sentence(total))
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

function sentence(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`
}

async function vitest(project: string): Promise<Count> {
  const file = path.join(reports, `${project}.json`)
  const { code } = await command('vitest', [
    'run',
    '--config',
    'e2e/run/vitest.config.ts',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  if (!existsSync(file)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  failures.push(...failuresOfVitest(report, projectFolder))
  const count = {
    passed: report.numPassedTests as number,
    failed: report.numFailedTests as number,
    skipped: (report.numPendingTests as number) + (report.numTodoTests as number),
  }
  // A file that did not load, or an error outside a test, fails the run without failing a test.
  if (code !== 0 && count.failed === 0) {
    count.failed = 1
    failures.push({ test: project, reason: 'An error outside a test; it stands in the output of this lane.' })
  }
  return count
}

async function playwright(): Promise<Count> {
  if ((await findChromium()) === undefined) {
    console.error(say('desktop', 'startNoChromium'))
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const build = await command('electron-vite', ['build', '--logLevel', 'warn'])
  if (build.code !== 0) return { passed: 0, failed: 1, skipped: 0 }
  const file = path.join(reports, 'e2e.json')
  const { code } = await command('playwright', ['test', '--config', 'e2e/run/playwright.config.ts'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  for (const { ok, ...failure } of failuresOfPlaywright(report)) (ok ? unsteady : failures).push(failure)
  const { stats } = report
  const count = {
    passed: (stats.expected as number) + (stats.flaky as number),
    failed: stats.unexpected as number,
    skipped: stats.skipped as number,
  }
  if (code !== 0 && count.failed === 0) count.failed = 1
  return count
}
