import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { acquireOwnerLock, ownerName, readOwner } from './owner-lock.ts'

const program = { program: 'Carrel', version: '1.2.3' }
const holder = fileURLToPath(new URL('./test-lock-holder.ts', import.meta.url))
let folder = ''
let children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-lock-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function startHolder(): Promise<{ child: ChildProcess; owned: boolean }> {
  const child = fork(holder, [folder], { execArgv: [] })
  children.push(child)
  const [owned] = await once(child, 'message')
  return { child, owned: owned === true }
}

it('belongs to one process, whose name the others read', async () => {
  const { child, owned } = await startHolder()
  expect(owned).toBe(true)
  const lock = acquireOwnerLock(folder, program)
  expect(lock.owned).toBe(false)
  expect(lock.owner).toMatchObject({ pid: child.pid, program: 'holder', version: '0.0.1' })
  expect(ownerName(readOwner(folder))).toBe(`holder 0.0.1, process ${child.pid}`)
})

it('is free as soon as its owner is killed', async () => {
  const { child } = await startHolder()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = acquireOwnerLock(folder, program)
  expect(lock.owned).toBe(true)
  expect(readOwner(folder)).toMatchObject({ pid: process.pid, version: '1.2.3' })
  expect((await startHolder()).owned).toBe(false)
  if (lock.owned) lock.release()
  expect((await startHolder()).owned).toBe(true)
})

it('goes to exactly one of several that come at once', async () => {
  const started = await Promise.all(Array.from({ length: 4 }, startHolder))
  expect(started.filter((each) => each.owned)).toHaveLength(1)
})

it('refuses a second lock in the same process', () => {
  const first = acquireOwnerLock(folder, program)
  expect(first.owned).toBe(true)
  expect(acquireOwnerLock(folder, program)).toMatchObject({ owned: false, owner: { pid: process.pid } })
  expect(acquireOwnerLock(folder, program).owned).toBe(false)
  if (first.owned) first.release()
})
