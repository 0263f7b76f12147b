import { expect, test } from 'vitest'
import { chooseContext, worthOf } from './pool-choice.ts'

const never = Number.POSITIVE_INFINITY
const idle = (held: number, shared: number, tokens = 40_000, idleMs = 0) => ({ tokens, held, shared, idleMs })

test('another question about the same document goes on where its state is', () => {
  expect(chooseContext([idle(500, 20), idle(30_400, 30_000)], 30_100, 30_600, 0)).toEqual({ use: 1 })
})

test('a prompt that shares a few tokens leaves a long state alone where another can be had', () => {
  const states = [idle(30_000, 20), idle(100, 20)]
  expect(chooseContext(states, 20_000, 20_500, 0)).toEqual({ use: 1 })
  expect(chooseContext(states.slice(0, 1), 20_000, 20_500, 0)).toBe('make')
  expect(chooseContext(states.slice(0, 1), 20_000, 20_500, never)).toEqual({ use: 0 })
})

test('of two long states the one that shares less and was used longest ago is given away', () => {
  expect(chooseContext([idle(30_000, 20), idle(30_000, 20, 40_000, 3_600_000)], 100, 200, never)).toEqual({ use: 1 })
})

test('a small prompt takes the smaller of two empty contexts', () => {
  expect(chooseContext([idle(0, 0, 131_072), idle(0, 0, 2048)], 100, 200, 0)).toEqual({ use: 1 })
})

test('what is too small is not taken; nothing at all is said so', () => {
  expect(chooseContext([idle(10, 10, 2048)], 3000, 3100, never)).toBeUndefined()
  expect(chooseContext([idle(10, 10, 2048)], 3000, 3100, 50)).toBe('make')
  expect(chooseContext([], 10, 20, never)).toBeUndefined()
})

test('a state is worth less as time goes by', () => {
  expect(worthOf(1000, 0)).toBe(500)
  expect(worthOf(1000, 30 * 60_000)).toBe(250)
})
