import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactWordsOf, fitsExactly } from './exact-words.ts'

describe('exact words of a search', () => {
  it.each([
    ['notice "written notice" lease', 'notice written notice lease', ['written notice'], []],
    ['lease -deposit', 'lease', [], ['deposit']],
    ['-"sixty days" notice', 'notice', [], ['sixty days']],
    ['„Schriftliche Kündigung“ Frist', 'Schriftliche Kündigung Frist', ['schriftliche kundigung'], []],
    ['"written not', 'written not', ['written not'], []],
    ['non-smoking flat - quiet', 'non-smoking flat - quiet', [], []],
    ['-5 euros', 'euros', [], ['5']],
    ['""', '', [], []],
    ['-', '-', [], []],
    ['the tenant’s "5\' pipe"', "the tenant’s 5' pipe", ["5' pipe"], []],
  ])('%s', (typed, text, wanted, excluded) => {
    expect(exactWordsOf(typed)).toEqual({ text, wanted, excluded })
  })

  it('asks nothing of passages where nothing exact was typed', () => {
    expect(fitsExactly(exactWordsOf('notice period'))).toBeUndefined()
  })

  it('takes case, accents, quotes and line ends as the same, and excludes whole words alone', () => {
    const fits = fitsExactly(exactWordsOf('"Written  notice" -rent'))
    expect(fits?.('The parties give WRITTEN\nnotice of it. Parents may stay.')).toBe(true)
    expect(fits?.('Written notice ends the rent.')).toBe(false)
    expect(fits?.('Notice is written.')).toBe(false)
  })

  it('finds any piece of a text as a phrase in that text, and never where it is excluded', () => {
    const word = fc.stringMatching(/^[a-zé]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (words, from, length) => {
        const start = from % words.length
        const piece = words.slice(start, start + 1 + (length % 5)).join(' ')
        const text = words.join(' ')
        expect(fitsExactly(exactWordsOf(`"${piece}"`))?.(text)).toBe(true)
        expect(fitsExactly(exactWordsOf(`-"${piece}"`))?.(text)).toBe(false)
      }),
    )
  })

  it('ends for any text, and what it searches with holds no quotation mark that opened a phrase', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '“', '”', '-', ' ', 'a', 'ß', '«') }), (typed) => {
        const { text, wanted, excluded } = exactWordsOf(typed)
        expect(text).toBe(text.trim())
        for (const phrase of [...wanted, ...excluded]) expect(phrase.trim()).not.toBe('')
      }),
    )
  })
})
