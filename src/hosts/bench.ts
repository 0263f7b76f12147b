import { readdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Figure } from './bench/bench.ts'

/**
 * `npm run bench -- [NAME…] [--json] [--full]`: figures as a table or one JSON object a line, with the wall time of
 * each bench. Without names, those that fit in 20 minutes together; `--full` runs each at its whole length.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, full: { type: 'boolean', default: false } },
})
const folder = path.join(import.meta.dirname, 'bench')
const files = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'))
const benches = await Promise.all(
  files.map(async (file) => ((await import(path.join(folder, file))) as { bench: Bench }).bench),
)
const names = benches.map((bench) => bench.name)
const unknown = positionals.find((name) => !names.includes(name))
if (unknown) {
  process.stderr.write(`There is no bench ${unknown}. Benches: ${names.join(', ')}.\n`)
  process.exit(2)
}

let missed = 0
for (const bench of benches) {
  if (positionals.length > 0 ? !positionals.includes(bench.name) : bench.long && !values.full) continue
  const started = performance.now()
  const report = (
    metric: string,
    value: number,
    unit: string,
    extra: Omit<Figure, 'bench' | 'metric' | 'value' | 'unit'> = {},
  ) => {
    const figure: Figure = { bench: bench.name, metric, value: round(value), unit, ...extra }
    if (figure.holds === false) missed += 1
    process.stdout.write(`${values.json ? JSON.stringify(figure) : row(figure)}\n`)
  }
  await bench.run(report, { full: values.full })
  report('wall time', (performance.now() - started) / 1000, 's')
}
process.exitCode = missed === 0 ? 0 : 1

function round(value: number): number {
  return Number(value.toPrecision(5))
}

function row(figure: Figure): string {
  const cells = [
    figure.bench.padEnd(12),
    figure.metric.padEnd(56),
    `${figure.value} ${figure.unit}`.padEnd(20),
    figure.ratio === undefined ? '' : `${round(figure.ratio)} of ${round(figure.baseline ?? 0)}`,
    figure.goal === undefined ? '' : `goal ${figure.goal}: ${figure.holds ? 'holds' : 'MISSED'}`,
  ]
  return cells.join(' ').trimEnd()
}
