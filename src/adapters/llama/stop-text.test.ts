import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStopText } from './stop-text.ts'

function run(pieces: readonly string[], stops: readonly string[]): { text: string; stopped: boolean } {
  const watch = createStopText(stops)
  let text = ''
  for (const piece of pieces) {
    const result = watch.push(piece)
    text += result.text
    if (result.stopped) return { text, stopped: true }
  }
  return { text: text + watch.flush(), stopped: false }
}

test('the text ends before the first stop string, however it is cut into pieces', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c') })
  const cases = fc.tuple(fc.array(letters, { maxLength: 12 }), fc.array(letters, { maxLength: 3 }))
  fc.assert(
    fc.property(cases, ([pieces, stops]) => {
      const whole = pieces.join('')
      const real = stops.filter((stop) => stop !== '')
      const { text, stopped } = run(pieces, stops)
      expect(stopped).toBe(real.some((stop) => whole.includes(stop)))
      const endings = stopped ? real.map((stop) => text + stop) : [text]
      expect(endings.some((start) => whole.startsWith(start))).toBe(true)
      expect(stopped || text.length === whole.length).toBe(true)
      for (const stop of real) expect(text.includes(stop)).toBe(false)
    }),
  )
})

test('what may become a stop string is held back, the rest flows', () => {
  const watch = createStopText(['\n\nQ:'])
  expect(watch.push('Yes.\n')).toEqual({ text: 'Yes.', stopped: false })
  expect(watch.push('No.\n\n')).toEqual({ text: '\nNo.', stopped: false })
  expect(watch.push('Q: more')).toEqual({ text: '', stopped: true })
})
