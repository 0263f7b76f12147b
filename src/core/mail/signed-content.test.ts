import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { messageFlow } from './message-flow.ts'
import { readEml } from './read-eml.ts'
import { signedContent } from './signed-content.ts'

type Bytes = readonly number[]

/** An element of known length, or one closed by two zero bytes. */
const element = (tag: number, content: Bytes, endless = false): number[] => {
  if (endless) return [tag, 0x80, ...content, 0, 0]
  const { length } = content
  return length < 0x80 ? [tag, length, ...content] : [tag, 0x82, length >> 8, length & 0xff, ...content]
}
const signedType = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const envelopedType = [...signedType.slice(0, -1), 0x03]
const dataType = [...signedType.slice(0, -1), 0x01]

function container(content: Bytes, endless: boolean, type = signedType): Uint8Array {
  const half = content.length >> 1
  const octets = endless
    ? element(0x24, [...element(0x04, content.slice(0, half)), ...element(0x04, content.slice(half))], true)
    : element(0x04, content)
  const inner = element(0x30, [...dataType, ...element(0xa0, octets, endless)], endless)
  const signed = element(0x30, [0x02, 1, 1, 0x31, 0, ...inner, 0x31, 0], endless)
  return new Uint8Array(element(0x30, [...type, ...element(0xa0, signed, endless)], endless))
}

test('property: what a signature encloses comes out, in both forms of length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.boolean(), (content, endless) => {
      expect(Buffer.from(signedContent(container([...content], endless)) ?? [1, 2, 3]).equals(content)).toBe(true)
    }),
  )
})

test('what is enveloped, cut or nested without end gives nothing', () => {
  expect(signedContent(container([1, 2, 3], false, envelopedType))).toBeUndefined()
  expect(signedContent(container([1, 2, 3], false).subarray(0, 12))).toBeUndefined()
  expect(signedContent(new Uint8Array(1_000_000).fill(0x30).fill(0x80, 1))).toBeUndefined()
  expect(signedContent(Uint8Array.from({ length: 1_000_000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80)))).toBeUndefined()
})

test('a signed message is read like any other', () => {
  const content = strToU8('Content-Type: text/plain\r\n\r\nThe deposit is due.\r\n')
  const base64 = Buffer.from(container([...content], true)).toString('base64')
  const source = `From: a@example.org\nSubject: Due\nContent-Type: application/pkcs7-mime; smime-type=signed-data\nContent-Transfer-Encoding: base64\n\n${base64}\n`
  expect(messageFlow(readEml(strToU8(source))).map((block) => block.text)).toEqual([
    'Due',
    'From: a@example.org',
    'The deposit is due.',
  ])
})
