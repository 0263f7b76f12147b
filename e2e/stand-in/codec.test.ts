import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Codec, createCodec } from './codec.ts'

const codec = createCodec()
const pass = (value: unknown): unknown => codec.decode(codec.encode(value))

const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(undefined, null, true, -0, Number.NaN, Number.POSITIVE_INFINITY),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.bigInt(),
    fc.date(),
    fc.uint8Array(),
    fc.float64Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((pairs) => new Map(pairs)),
    fc.array(tie('value')).map((values) => new Set(values)),
  ),
})).value

test('what structured clone keeps, the codec keeps', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(pass(value)).toStrictEqual(structuredClone(value))
    }),
  )
})

test('shared and circular references stay shared', () => {
  const shared = { n: 1 }
  const ring: { all: unknown[]; self?: unknown } = { all: [shared, shared, new Map([[shared, new Set([shared])]])] }
  ring.self = ring
  const back = pass(ring) as typeof ring & { all: [object, object, Map<object, Set<object>>] }
  expect(back.self).toBe(back)
  expect(back.all[0]).toBe(back.all[1])
  expect([...(back.all[2].get(back.all[0]) ?? [])][0]).toBe(back.all[0])
})

test('errors keep kind, message and cause; a key named __proto__ stays a key', () => {
  const error = pass(new RangeError('far', { cause: new TypeError('near') })) as RangeError
  expect(error).toBeInstanceOf(RangeError)
  expect(error.message).toBe('far')
  expect(error.cause).toBeInstanceOf(TypeError)
  const odd = pass(JSON.parse('{"__proto__": {"x": 1}}')) as object
  expect(Object.getPrototypeOf(odd)).toBe(Object.prototype)
  expect(Object.keys(odd)).toEqual(['__proto__'])
})

test('functions, symbols and platform objects are refused', () => {
  for (const value of [() => 1, Symbol('x'), { f: () => 1 }, [Promise.resolve()], new WeakMap()])
    expect(() => codec.encode(value)).toThrow('An object could not be cloned.')
})

test('the source alone works in another world', () => {
  const other = runInNewContext(`(${createCodec})()`, { atob, btoa }) as Codec
  const text = other.encode({ bytes: new Uint8Array([0, 255]), when: new Date(5) })
  expect(codec.decode(text)).toEqual({ bytes: new Uint8Array([0, 255]), when: new Date(5) })
})
