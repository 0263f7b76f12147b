import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charactersOf } from '../locate-spans.ts'
import { textBuilder } from './text-builder.ts'
import { keepsHyphen, vocabulary } from './vocabulary.ts'

test('a hyphen at a line end goes unless the document shows that it belongs to the word', () => {
  const words = vocabulary()
  words.add('The termination of a long-term contract; a term is long. Well known.')
  expect(keepsHyphen('the termi', 'nation of', words)).toBe(false)
  expect(keepsHyphen('a long', 'term lease', words)).toBe(true)
  expect(keepsHyphen('state-of-the', 'art heating', words)).toBe(true)
  expect(keepsHyphen('Müller', 'Lüdenscheid', words)).toBe(true)
  expect(keepsHyphen('2019', '2020', words)).toBe(true)
  expect(keepsHyphen('un', 'known', words)).toBe(false)
})

test('the map leads every unit of text back to its character, ligatures and pairs included', () => {
  const codes = fc.array(fc.constantFrom(0x61, 0x20, 0xfb01, 0x1f600, 0xa0, 0xdf, 0xfffe, 0), { maxLength: 60 })
  fc.assert(
    fc.property(codes, fc.integer({ min: 0, max: 5 }), (characters, dropped) => {
      const builder = textBuilder()
      for (const [index, code] of characters.entries()) builder.character(code, index)
      builder.drop(Math.min(dropped, builder.length()))
      const text = builder.text()
      let mapped = 0
      for (const [start, , length] of builder.map()) {
        expect(start).toBe(mapped)
        mapped = start + length
      }
      expect(mapped).toBe(text.length)
      for (let at = 0; at < text.length; at++) {
        const [index] = charactersOf(builder.map(), at, at + 1)
        const code = characters[index ?? -1] ?? 0
        const whole = code === 0xfffe ? '-' : code === 0xa0 ? ' ' : String.fromCodePoint(code).normalize('NFKC')
        expect(whole).toContain(text[at])
      }
    }),
  )
})
