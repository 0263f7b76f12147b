import { expect, test } from 'vitest'
import { type MarkupElement, parseMarkup } from './markup-tree.ts'
import { withUsualPrefixes } from './usual-prefixes.ts'

const read = (source: string): MarkupElement => withUsualPrefixes(parseMarkup(source, 'xml'), source)
const text = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'
const drawing = 'http://purl.oclc.org/ooxml/drawingml/main'

test('elements and attributes come under the usual prefix, whatever the file calls their namespace', () => {
  const [outer] = read(`<ns0:p xmlns:ns0="${text}" ns0:style-name="a" plain="b"><ns0:s/><x:y/></ns0:p>`).children
  expect(outer).toMatchObject({ name: 'text:p', attributes: { 'text:style-name': 'a', plain: 'b' } })
  expect((outer as MarkupElement).children).toMatchObject([{ name: 'text:s' }, { name: 'x:y' }])
})

test('default namespaces and prefixes used again hold within their element alone', () => {
  const [root] = read(
    `<r><t xmlns="${drawing}" c="1"><u/></t><p:v xmlns:p="${text}"><p:w xmlns:p="urn:x"/></p:v><t/></r>`,
  ).children
  expect((root as MarkupElement).children).toMatchObject([
    { name: 'a:t', attributes: { c: '1' }, children: [{ name: 'a:u' }] },
    { name: 'text:v', children: [{ name: 'p:w' }] },
    { name: 't' },
  ])
})

test('a file with the usual prefixes, or without any, stays as it is', () => {
  const source = `<text:p xmlns:text="${text}" xmlns:o="urn:other"><o:q/><math xmlns="http://www.w3.org/1998/Math/MathML"/></text:p>`
  expect(read(source)).toEqual(parseMarkup(source, 'xml'))
})
