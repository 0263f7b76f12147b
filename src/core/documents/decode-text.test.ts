import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const german = 'Müller wohnt in der Bergstraße 12, zahlt 1.450 € Miete und hört gerne „Für Elise“. '.repeat(4)

test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])('%s without a mark', (encoding) => {
  expect(decodeText(iconv.encode(german, encoding))).toBe(german)
})

test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s with a mark', (encoding) => {
  expect(decodeText(iconv.encode(german, encoding, { addBOM: true }))).toBe(german)
})

test.each([
  ['windows-1251', 'Договор аренды квартиры заключён между сторонами на неопределённый срок. '.repeat(5)],
  ['shift_jis', '賃貸借契約書は、貸主と借主の間で締結された。契約期間は二年間とする。'.repeat(5)],
  ['gb18030', '本租赁合同由出租方和承租方签订，租期为两年，押金为两千九百欧元。'.repeat(5)],
])('legacy %s', (encoding, text) => {
  expect(decodeText(iconv.encode(text, encoding))).toBe(text)
})
