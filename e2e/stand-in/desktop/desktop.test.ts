import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitByZero } from '../browser/cdp.ts'
import { fromBrowserUrl, originOf, toBrowserUrl } from '../browser/origins.ts'
import { extend, refuseUnknown, strict } from '../strict.ts'
import { spellAccelerator } from './accelerators.ts'
import { commonFolder } from './choose-files.ts'
import { protocol } from './schemes.ts'

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }])

test('custom addresses survive the way through the browser', () => {
  for (const url of ['app://carrel/index.html?x=1#y', 'app://carrel/a/%2e%2e/b']) {
    expect(fromBrowserUrl(toBrowserUrl(url))).toBe(url)
    expect(toBrowserUrl(url)).toMatch(/^https:\/\/carrel\.app\.standin\//)
    expect(originOf(url)).toBe('app://carrel')
  }
  for (const url of ['https://example.com/', 'https://x.other.standin/', 'data:text/html,x']) {
    expect(toBrowserUrl(url)).toBe(url)
    expect(fromBrowserUrl(url)).toBe(url)
  }
  expect(originOf('data:text/html,x')).toBe('null')
})

test('accelerators have one spelling, and wrong ones throw', () => {
  expect(spellAccelerator('Shift+Control+c')).toBe('Ctrl+Shift+C')
  expect(spellAccelerator('Alt+Up')).toBe('Alt+Up')
  expect(spellAccelerator('F11')).toBe('F11')
  for (const wrong of ['', 'Ctrl+', 'Hyper+X', 'Ctrl+Banana', 'F25']) expect(() => spellAccelerator(wrong)).toThrow()
})

test('the common folder holds every path', () => {
  const name = fc.stringMatching(/^[a-z]{1,3}$/)
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (all) => {
      const paths = all.map((parts) => `/${parts.join('/')}`)
      const folder = commonFolder(paths)
      const inside = folder === '/' ? '/' : `${folder}/`
      expect(paths.every((path) => path.startsWith(inside))).toBe(true)
    }),
  )
})

test('reading what is not there throws; getters stay alive', () => {
  let n = 0
  const object = strict(
    'thing',
    extend(
      { own: 1 },
      {
        get count() {
          return ++n
        },
      },
    ),
  )
  expect([object.count, object.count]).toEqual([1, 2])
  expect(() => (object as Record<string, unknown>)['other']).toThrow('The stand-in does not implement thing.other')
  expect(() => refuseUnknown('thing', { a: 1, b: 2 }, ['a'])).toThrow("thing option [ 'b' ]")
})

test('texts split over chunks come whole', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))),
      fc.integer({ min: 1, max: 7 }),
      async (texts, size) => {
        const bytes = Buffer.from(texts.map((text) => `${text}\0`).join(''))
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        )
        const got: string[] = []
        const stream = Readable.from(chunks, { objectMode: false })
        splitByZero(stream, (text) => got.push(text))
        await new Promise((resolve) => stream.on('end', resolve).resume())
        expect(got).toEqual(texts)
      },
    ),
    { numRuns: 40 },
  )
})
