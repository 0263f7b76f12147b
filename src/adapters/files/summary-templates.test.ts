import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Genre } from '../../api/genre.ts'
import type { SummaryTemplates } from '../../core/ports/summary-templates.ts'
import { createSummaryTemplates } from './summary-templates.ts'

const given = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'prompts')
let own = ''
let warnings: object[] = []
let templates: SummaryTemplates

beforeEach(() => {
  own = path.join(mkdtempSync(path.join(tmpdir(), 'carrel-templates-')), 'prompts')
  warnings = []
  templates = createSummaryTemplates(own, given, { warn: (_, details) => void warnings.push(details ?? {}) })
})
afterEach(() => rmSync(path.dirname(own), { recursive: true, force: true }))

const copyOf = (genre: Genre) => path.join(own, 'summaries', `${genre}.txt`)
const put = (genre: Genre, bytes: string | Uint8Array) => {
  mkdirSync(path.dirname(copyOf(genre)), { recursive: true })
  writeFileSync(copyOf(genre), bytes)
}

it('has one of its own for every genre, with a place for the text and the task', () => {
  expect(templates.list().map(({ genre, own: isOwn }) => `${genre} ${isOwn}`)).toEqual(
    Genre.options.map((genre) => `${genre} false`),
  )
  for (const genre of Genre.options)
    expect(templates.read(genre)).toMatch(/\[system\][^]+\[user\][^]+\{\{text\}\}[^]+\{\{task\}\}/)
  expect(warnings).toEqual([])
})

it('makes a copy that takes its place until it is dropped, and leaves one that is there', () => {
  expect(templates.copy('contract')).toEqual({ genre: 'contract', path: copyOf('contract'), own: true })
  expect(readFileSync(copyOf('contract'), 'utf8')).toBe(templates.read('contract'))
  put('contract', '[user]\nMine: {{text}}\n')
  expect(templates.copy('contract').own).toBe(true)
  expect(templates.read('contract')).toBe('[user]\nMine: {{text}}\n')
  expect(templates.read('letter')).toContain('a letter')
  expect(templates.drop('contract')).toEqual({
    genre: 'contract',
    path: path.join(given, 'summaries', 'contract.txt'),
    own: false,
  })
  expect(existsSync(copyOf('contract'))).toBe(false)
  expect(templates.drop('contract').own).toBe(false)
  expect(templates.read('contract')).toContain('a contract')
})

it.each([
  ['holds no turn of the user', '{{text}}'],
  ['holds no place for the text', '[user]\nSummarise.\n'],
  ['is no text', new Uint8Array([0x5b, 0xff, 0xfe, 0x00])],
  ['is far too large', `[user]\n{{text}}\n${'x'.repeat(70_000)}`],
])('passes over a copy that %s, with a warning', (_, bytes) => {
  put('invoice', bytes)
  expect(templates.read('invoice')).toContain('an invoice')
  expect(warnings).toMatchObject([{ path: copyOf('invoice') }])
})

it('passes over a copy that cannot be read', () => {
  mkdirSync(copyOf('paper'), { recursive: true })
  expect(templates.read('paper')).toContain('a paper')
  put('manual', '[user]\n{{text}}\n')
  chmodSync(copyOf('manual'), 0o000)
  expect(templates.read('manual')).toContain('{{text}}')
  expect(warnings[0]).toMatchObject({ path: copyOf('paper') })
})

it('says of a copy what is wrong with it; what stands above the first turn is no part of it', () => {
  const problem = () => templates.list().find(({ genre }) => genre === 'letter')?.problem
  const head = 'For you: {{text}} is the letter, {{task}} the form.\n'
  put('letter', `${head}[user]\n{{text}}\n{{task}}\n`)
  expect(problem()).toBeUndefined()
  put('letter', `${head}[user]\n{{task}}\n`)
  expect([problem(), templates.read('letter')]).toEqual(['no-text', expect.stringContaining('a letter')])
  put('letter', `${head}[user]\nMine: {{text}}\n`)
  expect([problem(), templates.read('letter')]).toEqual(['no-task', `${head}[user]\nMine: {{text}}\n`])
  put('letter', `${head}{{text}}\n`)
  expect(problem()).toBe('no-user')
  put('letter', new Uint8Array([0xff, 0xfe, 0x00]))
  expect(problem()).toBe('not-text')
  put('letter', `[user]\n{{text}}\n${'x'.repeat(70_000)}`)
  expect(problem()).toBe('too-large')
  put('letter', '\uFEFF[user]\n{{text}} {{task}}')
  expect([problem(), templates.read('letter')]).toEqual([undefined, '[user]\n{{text}} {{task}}'])
})
