import { expect, test } from 'vitest'
import { everyByte } from './probe-model.ts'

const impossible = (byte: number) => byte === 0 || byte === 0xc0 || byte === 0xc1 || byte > 0xf4

test('the probe text holds every byte that UTF-8 has, save NUL', () => {
  const bytes = new Set(new TextEncoder().encode(everyByte()))
  const missing = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !impossible(byte) && !bytes.has(byte))
  expect(missing).toEqual([])
})
