import { expect, test } from 'vitest'
import { commandOf, type Pressed, type Situation } from './keys.ts'

const still: Situation = {
  focus: 'field',
  selection: false,
  list: false,
  hits: 0,
  chosen: -1,
  typed: false,
  given: false,
  reckoning: false,
  result: 'none',
  canKeep: false,
}
const press = (keys: string, now: Partial<Situation> = {}) => {
  const parts = keys.split('+')
  const pressed: Pressed = {
    key: parts.at(-1) ?? '',
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
  }
  return commandOf(pressed, { ...still, ...now })
}

test('Escape first closes the list, then stops writing, then closes the window', () => {
  expect(press('Escape', { list: true, result: 'writing' })).toBe('close-list')
  expect(press('Escape', { result: 'writing' })).toBe('stop')
  expect(press('Escape', { result: 'opens' })).toBe('close')
  expect(press('Escape', { typed: true, hits: 3, chosen: 1 })).toBe('close')
})

test('Enter asks while no hit is chosen, opens a chosen hit, and opens the page of an answer', () => {
  expect(press('Enter', { typed: true, hits: 3 })).toBe('ask')
  expect(press('Enter', { typed: true, hits: 3, chosen: 0 })).toBe('open-hit')
  expect(press('Enter', { typed: true, result: 'opens' })).toBe('open-page')
  expect(press('Enter', { typed: true, result: 'ended' })).toBe('ask')
  expect(press('Enter', { typed: true, result: 'writing' })).toBeUndefined()
  expect(press('Enter')).toBeUndefined()
})

test('Enter on an empty field with a text summarises it, once', () => {
  expect(press('Enter', { given: true })).toBe('summarise')
  expect(press('Enter', { given: true, typed: true })).toBe('ask')
  expect(press('Enter', { given: true, result: 'ended' })).toBeUndefined()
})

test('a control with the focus keeps Enter and the arrows for itself', () => {
  expect(press('Enter', { focus: 'control', typed: true, chosen: 0, hits: 2 })).toBeUndefined()
  expect(press('ArrowDown', { focus: 'control', hits: 2 })).toBeUndefined()
})

test('copying takes the selection first', () => {
  expect(press('mod+c', { result: 'opens', selection: true })).toBeUndefined()
  expect(press('mod+c', { result: 'opens' })).toBe('copy')
  expect(press('mod+c', { typed: true, reckoning: true })).toBe('copy')
  expect(press('mod+c', { typed: true })).toBeUndefined()
})

test('pasting is left to the field; only the keys for it read anything', () => {
  expect(press('mod+v', { typed: true })).toBeUndefined()
  expect(press('mod+shift+V')).toBe('add-clipboard')
  expect(press('mod+shift+x')).toBe('add-selection')
  expect(press('mod+shift+p')).toBe('add-picture')
  for (const key of ['v', 'x', 'p', 'a', 'F5', 'Tab', 'Home', 'ArrowLeft']) expect(press(key)).toBeUndefined()
})

test('going on keeps an answer, also one that is being written, and asks where there is none', () => {
  expect(press('mod+Enter', { typed: true, result: 'writing', canKeep: true })).toBe('go-on')
  expect(press('mod+Enter', { typed: true, result: 'opens', canKeep: true })).toBe('go-on')
  expect(press('mod+Enter', { typed: true })).toBe('ask-and-go-on')
  expect(press('mod+Enter')).toBeUndefined()
})

test('nothing with Alt is taken: it types characters on some keyboards', () => {
  expect(press('mod+alt+c', { result: 'opens' })).toBeUndefined()
})
