import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { documentSources } from './document-sources.ts'

const document: ScopedDocument = {
  documentId: 'd',
  revisionId: 'r',
  path: '/d.txt',
  title: 'd',
  kind: 'text',
  addedAt: 0,
  pages: 2,
  characters: 1,
}
const storeOf = (pages: readonly string[]): Pick<TextStore, 'pages'> => ({
  pages: () => pages.map((text, index) => ({ number: index + 1, text, source: 'text', blocks: [] })),
})

test('the sentence that says it comes first, with its neighbours', () => {
  const filler = Array.from({ length: 200 }, (_, index) => `The road number ${index} leads north.`).join(' ')
  const needle = 'The deposit of 2,900 euros is returned after ninety days.'
  const store = storeOf([filler, `${filler} ${needle} The keys are kept by Ms Adler.`])
  const [best] = documentSources(store, [document]).near('The deposit is returned after ninety days.')
  expect(best?.spans[0]).toMatchObject({ page: 2 })
  expect(best?.spans[0]?.text).toBe(`The road number 199 leads north. ${needle} The keys are kept by Ms Adler.`)
})

test('every place is words of its page', () => {
  const word = fc.constantFrom(...'rent lease. keys 12 deposit? notice the of\n flat.'.split(' '))
  const page = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 3 }), page, (pages, asked) => {
      for (const { spans } of documentSources(storeOf(pages), [document]).near(asked)) {
        for (const { page: number, start, end, text } of spans) expect(pages[number - 1]?.slice(start, end)).toBe(text)
      }
    }),
  )
})
