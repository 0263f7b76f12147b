import { command, sourceFiles } from './command.ts'

/** Outcome of one check; `note` says more than its output does. */
export type CheckResult = { name: string; passed: boolean; seconds: number }

type Check = { name: string; run: () => Promise<{ code: number; output: string }> }

const checks: readonly Check[] = [
  { name: 'types', run: () => command('tsc', ['-b'], { quiet: true }) },
  { name: 'lint', run: () => command('oxlint', ['--deny-warnings'], { quiet: true }) },
  { name: 'format', run: () => command('biome', ['check', '.'], { quiet: true }) },
  { name: 'layers', run: checkLayers },
  { name: 'unused', run: () => command('knip', ['--no-progress'], { quiet: true }) },
]

/** Runs every static check and prints a line for each; the output of a failed one follows its line. */
export async function runChecks(): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of checks) {
    const start = performance.now()
    const { code, output } = await check.run()
    const seconds = (performance.now() - start) / 1000
    results.push({ name: check.name, passed: code === 0, seconds })
    console.log(`${code === 0 ? 'pass' : 'FAIL'}  ${check.name.padEnd(8)} ${seconds.toFixed(1)} s`)
    if (code !== 0) console.log(output)
  }
  return results
}

/** Layer rules; fails too where fewer modules were seen than there are source files, since an unread tree has no faults. */
async function checkLayers(): Promise<{ code: number; output: string }> {
  const result = await command(
    'node',
    [
      '--import',
      './e2e/run/visit-using.ts',
      'node_modules/.bin/depcruise',
      'src',
      'e2e',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
    ],
    { quiet: true },
  )
  if (!result.output.includes('"summary"')) return { code: 1, output: result.output }
  const text = result.output.slice(result.output.indexOf('{'))
  const report = JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as {
    modules: { source: string }[]
    summary: { violations: { rule: { name: string }; from: string; to: string }[] }
  }
  const seen = new Set(report.modules.map((module) => module.source))
  const unseen = sourceFiles(['src', 'e2e']).filter((file) => !seen.has(file))
  const lines = [
    ...report.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`),
    ...unseen.map((file) => `not read: ${file}`),
  ]
  return { code: lines.length === 0 ? 0 : 1, output: lines.join('\n') }
}
