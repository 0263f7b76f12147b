import fc from 'fast-check'
import { expect, test } from 'vitest'
import { autostartEntry } from './start-at-login.ts'

/** Reads the arguments of `Exec` back, by the Desktop Entry Specification: first the string's escapes, then the quotes. */
function argumentsOf(entry: string): string[] {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? ''
  const escapes: Record<string, string> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' }
  const value = line.replace(/\\(.)/g, (_all, letter: string) => escapes[letter] ?? '?')
  const words: string[] = []
  for (const [, inside = ''] of value.matchAll(/"((?:[^"\\]|\\.)*)"/gs))
    words.push(inside.replace(/\\(["`$\\])/g, '$1').replaceAll('%%', '%'))
  return words
}

test('any argument comes back as it was', () => {
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', '\\', '$', '`', '%', ' ', '\n', 'ä', 'n') }),
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const entry = autostartEntry(words)
      expect(entry.split('\n')).toHaveLength(6)
      expect(argumentsOf(entry)).toEqual(words)
    }),
  )
})
