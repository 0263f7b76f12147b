import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readEpub } from './epub.ts'

type Parts = Record<string, string>

/** A book whose chapters are read in the given order. */
function book(chapters: readonly string[], more: Parts = {}, items = ''): Uint8Array {
  const parts: Parts = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/content.opf': `<opf:package><opf:metadata><dc:title>The book</dc:title></opf:metadata><opf:manifest>${chapters.map((_, at) => `<opf:item id="c${at}" href="text/ch%20${chapters.length - at}.xhtml" media-type="application/xhtml+xml"/>`).join('')}${items}<opf:item id="pic" href="a.png" media-type="image/png"/></opf:manifest><opf:spine toc="ncx">${chapters.map((_, at) => `<opf:itemref idref="c${at}"/>`).join('')}<opf:itemref idref="pic"/><opf:itemref idref="gone"/></opf:spine></opf:package>`,
    ...Object.fromEntries(chapters.map((text, at) => [`OEBPS/text/ch ${chapters.length - at}.xhtml`, text])),
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
}

const chapter = (body: string): string =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x.js"/></head><body>${body}</body></html>`

test('chapters come in reading order, called as in the navigation document', () => {
  const nav = chapter(
    '<nav epub:type="landmarks"><ol><li><a href="text/ch%201.xhtml">wrong</a></li></ol></nav><nav epub:type="toc"><ol><li><a href="text/ch%203.xhtml#top">First <i>one</i></a></li><ol><li><a href="text/ch%203.xhtml#s">Section</a></li></ol><li><a href="text/ch%203.xhtml#b">1: B</a></li></ol></nav>',
  )
  const bytes = book(
    [
      chapter('<a id="p1"/><h2>I</h2><p>a &mdash; b</p><h3>Section</h3><h2>1 B</h2>'),
      chapter('<p>goes on</p>'),
      chapter('<h1>Two</h1><p>c</p>'),
    ],
    { 'OEBPS/nav.xhtml': nav },
    '<opf:item id="nav" href="nav.xhtml" properties="scripted nav" media-type="application/xhtml+xml"/>',
  )
  const { title, flow } = readEpub(bytes)
  expect(title).toBe('The book')
  expect([...flow]).toEqual([
    { kind: 'page-break', label: 'First one' },
    { kind: 'heading', text: 'I', level: 2 },
    { kind: 'paragraph', text: 'a — b' },
    { kind: 'heading', text: 'Section', level: 3 },
    { kind: 'page-break', label: '1: B' },
    { kind: 'heading', text: '1 B', level: 2 },
    { kind: 'paragraph', text: 'goes on' },
    { kind: 'page-break', label: 'Two' },
    { kind: 'heading', text: 'Two', level: 1 },
    { kind: 'paragraph', text: 'c' },
  ])
})

test('the contents of an older book name its chapters; without any, headings do', () => {
  const ncx =
    '<ncx:ncx><ncx:navMap><ncx:navPoint><ncx:navLabel><ncx:text>Part</ncx:text></ncx:navLabel><ncx:content src="text/ch%202.xhtml"/><ncx:navPoint><ncx:navLabel><ncx:text>Inner</ncx:text></ncx:navLabel><ncx:content src="text/ch%201.xhtml"/></ncx:navPoint></ncx:navPoint></ncx:navMap></ncx:ncx>'
  const chapters = [chapter('<p>a</p>'), chapter('<h3>b</h3>')]
  const item = '<opf:item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
  const labels = (bytes: Uint8Array): unknown[] =>
    [...readEpub(bytes).flow].flatMap((block) => (block.kind === 'page-break' ? [block.label] : []))
  expect(labels(book(chapters, { 'OEBPS/toc.ncx': ncx }, item))).toEqual(['Part', 'Inner'])
  expect(labels(book(chapters))).toEqual([undefined, 'b'])
})

test('words in are words out, in their order, on sound pages', () => {
  const word = fc.stringMatching(/^[\p{L}<&"]{1,9}$/u).filter((word) => word.trim() !== '')
  const words = fc.array(word, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (chapters) => {
      const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      const bytes = book(chapters.map((all) => chapter(all.map((one) => `<p>${escape(one.join(' '))}</p>`).join(''))))
      const pages = [...paginate(readEpub(bytes).flow)]
      expect(pages.flatMap(pageProblems)).toEqual([])
      expect(pages.flatMap((page) => page.text.split(/\s+/))).toEqual(chapters.flat(2))
    }),
  )
})

const code = (bytes: Uint8Array): unknown => {
  try {
    return [...paginate(readEpub(bytes).flow)].map((page) => page.text).join('\n')
  } catch (error) {
    return error instanceof AssistantError ? error.code : error
  }
}

test('locked chapters are said, hidden fonts do not matter', () => {
  const locked = (path: string): Parts => ({
    'META-INF/encryption.xml': `<encryption xmlns:enc="x"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  })
  expect(code(book([chapter('<p>x</p>')], locked('OEBPS/text/ch%201.xhtml')))).toBe('document-encrypted')
  expect(code(book([chapter('<p>x</p>')], locked('OEBPS/fonts/a.otf')))).toBe('x')
})

test('hostile files end in text or a clear error', () => {
  expect(code(zipSync({ 'a.txt': strToU8('a') }))).toBe('document-damaged')
  expect(code(book([chapter(`${'<div>'.repeat(1_500)}deep${'</div>'.repeat(1_500)}<p>after</p>`)]))).toContain('after')
  expect(code(book([`<!DOCTYPE html [<!ENTITY b "${'c'.repeat(99)}">]>${chapter('<p>&b;safe</p>')}`]))).toContain(
    'safe',
  )
  expect(code(book([chapter(`<p>x</p><${'a'.repeat(300_000)}`)]))).toContain('x')
  const whole = book([chapter('<p>some words</p>')])
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
      const file = whole.slice(0, length % 3 === 0 ? length : whole.length)
      if (at < file.length) file[at] = byte
      expect(typeof code(file)).toBe('string')
    }),
    { numRuns: 300 },
  )
})
