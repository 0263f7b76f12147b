import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compressionGrammar, fusionGrammar, tidyLine } from './compression-grammar.ts'
import { openerOf } from './opener.ts'

/** Follows a grammar of literals and rule names with a choice at each fork; undefined where it does not end. */
function walk(grammar: string, choose: (options: number) => number): string | undefined {
  const rules = new Map(
    grammar.split('\n').map((line) => {
      const at = line.indexOf(' ::= ')
      return [line.slice(0, at), line.slice(at + 5)] as const
    }),
  )
  let text = ''
  let rule: string | undefined = 'root'
  for (let step = 0; rule !== undefined; step++) {
    const body = rules.get(rule)
    if (body === undefined || step > 1000) return undefined
    const options = body.match(/(?:"(?:[^"\\]|\\.)*"|[^"|])+/g) ?? []
    const chosen = (options[choose(options.length)] ?? '').trim()
    const literals = chosen.match(/"(?:[^"\\]|\\.)*"/g) ?? []
    text += literals.map((literal) => literal.slice(1, -1).replace(/\\(.)/g, '$1')).join('')
    rule = /([a-z]+\d*)$/.exec(chosen.replace(/"(?:[^"\\]|\\.)*"/g, ''))?.[1]
  }
  return text
}

const none = { kind: 'none', text: '' } as const
const first = () => 0
const lastWay = (options: number) => options - 1

test('a fact can be said whole, and its lead phrase moves to the end', () => {
  const line = 'In 1917, Little Rock built a fire station in the park.'
  expect(walk(compressionGrammar(line, none) ?? '', first)).toBe(
    'Little Rock built a fire station in the park in 1917.',
  )
})

test('a connective goes, a relative clause between commas too', () => {
  const line = 'However, the model, which we tested, shows that axin is unstable in cells.'
  expect(walk(compressionGrammar(line, none) ?? '', first)).toBe('The model shows that axin is unstable in cells.')
})

test('phrases can be left out, but never an exception or a negation', () => {
  const line = 'The tenant may end the lease in writing with ninety days notice unless a successor has been found.'
  const short = walk(compressionGrammar(line, none) ?? '', lastWay)
  expect(short).toBe('The tenant may end the lease with ninety days notice unless a successor has been found.')
})

test('an opened sentence goes on at the value', () => {
  const fact = 'In 2012 the net profit of the group was $5 million.'
  const question = 'What was the net profit of the group in 2012?'
  const opener = openerOf(question, fact)
  expect(opener.text + (walk(compressionGrammar(fact, opener) ?? '', first) ?? '')).toBe(
    'The net profit of the group in 2012 was $5 million.',
  )
})

test('two neighbours become one sentence', () => {
  const grammar = fusionGrammar(
    'The murder rate saw the sharpest decrease in history.',
    'The violent crimes fell to a low level.',
  )
  expect(walk(grammar ?? '', first)).toBe(
    'The murder rate saw the sharpest decrease in history, and the violent crimes fell to a low level.',
  )
})

test('every way through every grammar ends, and says only words of the fact in their order', () => {
  const word = fc.constantFrom(
    ...'the a tenant, lease (2003) $5 in on Anna which was not unless and " \\ é 12% by, paid. with | — who of so'.split(
      ' ',
    ),
  )
  const line = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => tidyLine(words.join(' ')))
  fc.assert(
    fc.property(line, fc.infiniteStream(fc.nat()), (fact, choices) => {
      const grammar = compressionGrammar(fact, { kind: 'noun', text: 'The lease' })
      if (grammar === undefined) return
      const text = walk(grammar, (options) => (choices.next().value ?? 0) % options)
      expect(text).toBeDefined()
      let from = 0
      for (const said of (text ?? '').replace(/\.$/, '').split(' ').filter(Boolean)) {
        const at = fact.indexOf(said.replace(/[,;:]+$/, ''), from)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at
      }
    }),
    { numRuns: 500 },
  )
})
