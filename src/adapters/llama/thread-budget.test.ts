import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createThreadBudget } from './thread-budget.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-budget-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

test('processes that evaluate share the cores, each has one at least', () => {
  const one = createThreadBudget(folder, 4, '1')
  expect(one.threads()).toBe(4)
  const two = createThreadBudget(folder, 4, '2')
  expect(two.threads()).toBe(2)
  const rest = ['3', '4', '5'].map((id) => createThreadBudget(folder, 4, id))
  expect(rest.map((budget) => budget.threads())).toEqual([1, 1, 1])
  for (const budget of [one, two, ...rest]) budget.close()
  expect(readdirSync(folder)).toEqual([])
})

test('a process that crashed is forgotten', () => {
  const crashed = join(folder, '77')
  writeFileSync(crashed, '')
  const long = new Date(Date.now() - 60_000)
  utimesSync(crashed, long, long)
  const budget = createThreadBudget(folder, 2, '1')
  expect(budget.threads()).toBe(2)
  expect(existsSync(crashed)).toBe(false)
  budget.close()
})

test('a process that stopped evaluating gives its share back by itself', () => {
  vi.useFakeTimers()
  const one = createThreadBudget(folder, 2, '1')
  const two = createThreadBudget(folder, 2, '2')
  one.threads()
  expect(two.threads()).toBe(1)
  for (let second = 0; second < 6; second += 1) {
    vi.advanceTimersByTime(1_000)
    two.threads()
  }
  expect(readdirSync(folder)).toEqual(['2'])
  expect(two.threads()).toBe(2)
  two.close()
})

test('a folder that cannot be made leaves all cores', () => {
  writeFileSync(join(folder, 'file'), '')
  const budget = createThreadBudget(join(folder, 'file', 'below'), 2, '1')
  expect(budget.threads()).toBe(2)
  budget.close()
})
