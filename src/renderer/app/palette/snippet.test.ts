import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneLine } from '../one-line.ts'
import { snippetOf } from './snippet.ts'

const shown = (text: string, query: string) =>
  snippetOf(text, query)
    .map(({ text: own, found }) => (found ? `[${own}]` : own))
    .join('')

test.each([
  ['The deposit is returned within six months.', 'deposits', 'The [deposit] is returned within six months.'],
  ['Short.', 'absent', 'Short.'],
  [
    `${'Nothing of interest stands here. '.repeat(5)}The written notice\nis sent by registered mail.`,
    '"written notice" -email',
    '… stands here. The [written] [notice] is sent by registered mail.',
  ],
  ['Die Kündigung erfolgt schriftlich.', 'kundigung', 'Die [Kündigung] erfolgt schriftlich.'],
  ['Der Mietvertrag endet.', 'Vertrag', 'Der [Mietvertrag] endet.'],
  ['東京都の住宅の契約は二年ごとに更新されます。', '契約', '東京都の住宅の[契約]は二年ごとに更新されます。'],
  ['租金每月支付一次', '租金支付', '[租金]每月[支付]一次'],
  ['not a cat in the catalogue', 'cat', 'not a [cat] in the [catalogue]'],
])('%s / %s', (text, query, wanted) => {
  expect(shown(text, query)).toBe(wanted)
})

test('loses no character from where it starts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 12 }), (text, query) => {
      const line = oneLine(text)
      const joined = snippetOf(text, query)
        .map((piece) => piece.text)
        .join('')
      expect(line.endsWith(joined.replace(/^… /, ''))).toBe(true)
      if (!joined.startsWith('… ')) expect(joined).toBe(line)
    }),
  )
})
