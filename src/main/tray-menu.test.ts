import { expect, test, vi } from 'vitest'
import type { TrayContent } from '../api/desktop.ts'
import { say } from '../messages/say.ts'
import { trayMenu } from './tray-menu.ts'

const actions = {
  quickAsk: vi.fn(),
  openThread: vi.fn(),
  pauseReading: vi.fn(),
  resumeReading: vi.fn(),
  open: vi.fn(),
  quit: vi.fn(),
}
const empty: TrayContent = { recent: [], indexing: 'none', status: '' }
const menuOf = (content: Partial<TrayContent>, shortcut = '') =>
  trayMenu({ ...empty, ...content }, shortcut, actions).map((item) => (item.type === 'separator' ? '-' : item.label))
const press = (content: Partial<TrayContent>, label: string) =>
  trayMenu({ ...empty, ...content }, '', actions)
    .find((item) => item.label === label)
    ?.click?.({} as never, undefined, {} as never)

test('an empty desk has the three entries that always are', () => {
  expect(menuOf({})).toEqual([say('desktop', 'quickAsk'), '-', say('desktop', 'openCarrel'), say('desktop', 'quit')])
})

test('threads, what is being done, and the way to stop it stand between them', () => {
  const recent = [
    { threadId: 'a', title: 'Deposit & heating' },
    { threadId: 'b', title: `Line one\nline two ${'x'.repeat(80)}` },
  ]
  const content = { recent, indexing: 'running', status: 'Reading 158 of 412 files' } as const
  const menu = menuOf(content)
  expect(menu.slice(2, 4)).toEqual(['Deposit && heating', `Line one line two ${'x'.repeat(41)}…`])
  expect(menu.slice(4)).toEqual([
    '-',
    'Reading 158 of 412 files',
    say('desktop', 'pauseReading'),
    '-',
    say('desktop', 'openCarrel'),
    say('desktop', 'quit'),
  ])
  press(content, 'Deposit && heating')
  expect(actions.openThread).toHaveBeenCalledExactlyOnceWith('a')
  press(content, say('desktop', 'pauseReading'))
  expect(actions.pauseReading).toHaveBeenCalledOnce()
  press({ indexing: 'paused' }, say('desktop', 'resumeReading'))
  expect(actions.resumeReading).toHaveBeenCalledOnce()
})

test('the key is said only where it works, and never taken by the menu', () => {
  expect(trayMenu(empty, '', actions)[0]).not.toHaveProperty('accelerator')
  expect(trayMenu(empty, 'Control+Alt+F9', actions)[0]).toMatchObject({
    accelerator: 'Control+Alt+F9',
    registerAccelerator: false,
  })
})
