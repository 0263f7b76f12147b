import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { parseCommandLine } from './options.ts'
import type { Output } from './output.ts'
import { summarizeCommand } from './summarize-command.ts'
import { openSummarizePorts } from './summarize-ports.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'carrel-summarize-'))
const data = path.join(folder, 'data')
const lease = path.join(folder, 'lease.md')
const broken = path.join(folder, 'broken.pdf')
writeFileSync(
  lease,
  '# Lease\n\nThis lease is made on March 3, 2024 between Anna Berg and Nordlicht Immobilien GmbH.\n\n## Notice\n\nEither party may terminate this lease with ninety days of written notice.\n\n## Deposit\n\nThe tenant shall pay a deposit of EUR 2,900 by 1 April 2024.\n',
)
writeFileSync(broken, '%PDF-1.7\nthis is not a PDF after all')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function summarize(...args: string[]) {
  const options = parseCommandLine(['summarize', ...args, '--model', 'none', '--data', data])
  if (options === 'help') throw new Error('expected a command')
  const [lines, objects]: [string[], Record<string, unknown>[]] = [[], []]
  const output: Output = {
    json: options.json,
    line: (text) => lines.push(text),
    object: (one) => objects.push({ ...one }),
  }
  await using ports = openSummarizePorts(
    forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`)),
    data,
  )
  return { code: await summarizeCommand(options, ports, output), lines, objects }
}

test('sums up what can be read, names what cannot, and makes no library', async () => {
  const { code, objects } = await summarize(folder, path.join(folder, 'nowhere.txt'), '--json')
  expect(code).toBe(1)
  expect(objects.map(({ path: file, error }) => [file, (error as { code: string } | undefined)?.code])).toEqual([
    [broken, 'document-damaged'],
    [lease, undefined],
    [path.join(folder, 'nowhere.txt'), 'file-not-found'],
  ])
  const made = objects[1] as {
    facts: Record<string, { value?: string }[]>
    sentences: { text: string; support: string; citations: { spans: { text: string }[] }[] }[]
  }
  expect(made.facts['amounts']?.[0]?.value).toBe('EUR 2900')
  expect(made.sentences).toHaveLength(3)
  for (const { text, support, citations } of made.sentences) {
    expect(support).toBe('supported')
    expect(citations[0]?.spans.map((span) => span.text).join(' ')).toBe(text)
  }
  expect(existsSync(data)).toBe(false)
})

test('prints who has to do what by when, with the place', async () => {
  const { code, lines } = await summarize(lease, '--form', 'actions')
  expect(code).toBe(0)
  expect(lines).toContain('- 2024-04-01, The tenant: The tenant shall pay a deposit of EUR 2,900 by 1 April 2024. [1]')
  expect(lines.join('\n')).toContain('[1] Lease, ')
})
