import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cut } from './cut.ts'
import { cutGrammar } from './cut-grammar.ts'

/** A GBNF grammar without repetitions as a regular expression. */
function expression(grammar: string): RegExp {
  const rules = new Map(grammar.split('\n').map((line) => line.split(' ::= ', 2) as [string, string]))
  const body = (name: string): string =>
    (rules.get(name) ?? '').replace(
      /"((?:\\.|[^"\\])*)"|([\w-]+)|\s*(\|)\s*|\s+/g,
      (_, text?: string, rule?: string, or?: string) => {
        if (text !== undefined) return text.replace(/\\(.)/g, '$1').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
        if (rule !== undefined) return `(?:${body(rule)})`
        return or ?? ''
      },
    )
  return new RegExp(`^(?:${body('root')})$`)
}

const cut = (start: number, end: number, instead = ''): Cut => ({ start, end, instead, slight: true })

it('lets a model leave out each cut, one within another too, and nothing else', () => {
  const grammar = expression(cutGrammar('However, a b (c, d) e.', [cut(0, 10, 'A'), cut(12, 19), cut(15, 18)]))
  const said = ['However, a', 'A'].flatMap((head) =>
    [' b (c, d) e.', ' b (c) e.', ' b e.'].map((rest) => `${head}${rest}`),
  )
  for (const each of said) expect(each).toMatch(grammar)
  for (const wrong of ['A b (c, d).', 'a b e.', 'A b, d) e.', 'A b e', '']) expect(wrong).not.toMatch(grammar)
})

it('gives the sentence with any of its cuts left out, whatever stands in it', () => {
  const parts = fc.array(
    fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), fc.constantFrom('kept', 'cut', 'free')),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  fc.assert(
    fc.property(parts, (all) => {
      const texts = all.map(([text, use]) => [text.replace(/[\u0000-\u001f]/g, ' '), use] as const)
      let at = 0
      const cuts = texts.flatMap(([text, use]) => {
        at += text.length
        return use === 'free' ? [] : [cut(at - text.length, at)]
      })
      const said = texts.flatMap(([text, use]) => (use === 'cut' ? [] : [text])).join('')
      expect(said).toMatch(expression(cutGrammar(texts.map(([text]) => text).join(''), cuts)))
    }),
  )
})
