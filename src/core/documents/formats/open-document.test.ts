import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readOpenDocument } from './open-document.ts'

type Parts = Record<string, string>

const pack = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
const content = (body: string, styles = ''): string =>
  `<?xml version="1.0"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`
const text = (body: string, styles = '', more: Parts = {}): Uint8Array =>
  pack({ 'content.xml': content(`<office:text>${body}</office:text>`, styles), ...more })
const presentation = (body: string, styles = ''): Uint8Array =>
  pack({ 'content.xml': content(`<office:presentation>${body}</office:presentation>`, styles) })
const flowOf = (bytes: Uint8Array): unknown[] => [...readOpenDocument(bytes).flow]
const p = (words: string, style = ''): string => `<text:p text:style-name="${style}">${words}</text:p>`

test('headings stand below the title and are numbered by the outline; properties give the title', () => {
  const styles = `<office:document-styles><office:styles><text:outline-style>
    <text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
    <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>
    <office:master-styles><style:master-page><style:header>${p('Acme Ltd')}</style:header><style:footer>${p('Page 1')}${p('Confidential')}</style:footer></style:master-page>
    <style:master-page><style:header>${p('Acme Ltd')}</style:header></style:master-page></office:master-styles></office:document-styles>`
  const h = (level: number, words: string): string => `<text:h text:outline-level="${level}">${words}</text:h>`
  const read = readOpenDocument(
    text(
      p('Lease', 'P1') + h(1, 'Term') + h(2, 'Start') + h(2, 'End') + h(1, 'Rent') + h(3, 'Plain') + p('x', 'P2'),
      '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/><style:style style:name="P2" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>',
      {
        'styles.xml': styles,
        'meta.xml':
          '<office:document-meta><office:meta><dc:title>The lease</dc:title></office:meta></office:document-meta>',
      },
    ),
  )
  expect(read.title).toBe('The lease')
  expect([...read.flow]).toEqual([
    { kind: 'paragraph', text: 'Acme Ltd' },
    { kind: 'heading', text: 'Lease', level: 1 },
    { kind: 'heading', text: 'I. Term', level: 2 },
    { kind: 'heading', text: 'I.1 Start', level: 3 },
    { kind: 'heading', text: 'I.2 End', level: 3 },
    { kind: 'heading', text: 'II. Rent', level: 2 },
    { kind: 'heading', text: 'Plain', level: 4 },
    { kind: 'code', text: 'x' },
    { kind: 'paragraph', text: 'Confidential' },
  ])
})

test('lists are labelled as printed, over breaks and levels', () => {
  const styles = `<text:list-style style:name="L1">
      <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
      <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>
      <text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>
    <text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format=""/></text:list-style>
    <style:style style:name="off" style:family="paragraph"><style:paragraph-properties text:enable-numbering="false"/></style:style>`
  const item = (...inner: string[]): string => `<text:list-item>${inner.join('')}</text:list-item>`
  const list = (inner: string, attributes = ''): string => `<text:list ${attributes}>${inner}</text:list>`
  const body =
    list(
      item(p('one'), p('goes on'), list(item(p('a'), list(item(p('dot')))) + item(p('b')))) +
        item(list(item(p('c')))) +
        item(p('off', 'off')) +
        item(p('two'), list(item(p('a again')))),
      'text:style-name="L1" xml:id="x1"',
    ) +
    p('between') +
    list(item(p('three')), 'text:style-name="L1" text:continue-numbering="true"') +
    list(
      item(p('new')) + '<text:list-item text:start-value="7"><text:p>seven</text:p></text:list-item>',
      'text:style-name="L1"',
    ) +
    list(item(p('four')), 'text:style-name="L1" text:continue-list="x1"') +
    list(item(p('no mark')), 'text:style-name="L2"')
  expect(flowOf(text(body, styles))).toEqual(
    [
      ['list-item', '1. one'],
      ['list-item', 'goes on'],
      ['list-item', '(a) a'],
      ['list-item', '- dot'],
      ['list-item', '(b) b'],
      ['list-item', '(c) c'],
      ['paragraph', 'off'],
      ['list-item', '2. two'],
      ['list-item', '(a) a again'],
      ['paragraph', 'between'],
      ['list-item', '3. three'],
      ['list-item', '1. new'],
      ['list-item', '7. seven'],
      ['list-item', '4. four'],
      ['paragraph', 'no mark'],
    ].map(([kind, line]) => ({ kind, text: line })),
  )
})

test('notes, comments and boxes follow their paragraph; deletions are gone, insertions stay', () => {
  const note = (label: string, words: string): string =>
    `<text:note><text:note-citation>${label}</text:note-citation><text:note-body>${p(words)}</text:note-body></text:note>`
  const body = `<text:tracked-changes><text:changed-region><text:deletion>${p('ninety')}</text:deletion></text:changed-region></text:tracked-changes>
    <text:p>Notice of <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>sixty<text:change-end text:change-id="c2"/> days${note('1', 'Or &lt; more.')}<text:s text:c="3"/>a<text:tab/>b<text:line-break/>c<office:annotation><dc:creator>Ann</dc:creator><dc:date>2026-01-01</dc:date>${p('Why?')}</office:annotation><draw:frame><draw:text-box>${p('boxed')}</draw:text-box><svg:title>not shown</svg:title></draw:frame></text:p>
    <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>
    <text:p>where <draw:frame><draw:object xlink:href="./Object 2"/></draw:frame> holds</text:p>
    <text:table-of-content><text:table-of-content-source>${p('template')}</text:table-of-content-source><text:index-body>${p('Contents 1')}</text:index-body></text:table-of-content>`
  const table = `<table:table>${['\u200b', 'Ducks', '2025', '5'].map((cell, at) => `${at % 2 === 0 ? (at === 0 ? '<table:table-header-rows>' : '') + '<table:table-row>' : ''}<table:table-cell>${p(cell)}</table:table-cell>${at % 2 === 1 ? '</table:table-row>' + (at === 1 ? '</table:table-header-rows>' : '') : ''}`).join('')}</table:table>`
  const objects = {
    'Object 1/content.xml': content(
      `<office:chart><chart:chart><chart:title>${p('Growth')}</chart:title>${table}</chart:chart></office:chart>`,
    ),
    'Object 2/content.xml': '<math><semantics><mi>x</mi><annotation>x = 1 over 2</annotation></semantics></math>',
  }
  expect(flowOf(text(body, '', objects))).toEqual([
    { kind: 'paragraph', text: 'Notice of sixty days[1]   a b\nc' },
    { kind: 'paragraph', text: '[1] Or < more.' },
    { kind: 'paragraph', text: 'Ann: Why?' },
    { kind: 'paragraph', text: 'boxed' },
    { kind: 'paragraph', text: 'Growth' },
    { kind: 'table-row', text: '\tDucks', header: 'Ducks' },
    { kind: 'table-row', text: '2025\t5', header: 'Ducks' },
    { kind: 'paragraph', text: 'where x = 1 over 2 holds' },
    { kind: 'paragraph', text: 'Contents 1' },
  ])
})

test('tables: header rows, covered and repeated cells, a table within a cell, notes after the table', () => {
  const cell = (inner: string, attributes = ''): string => `<table:table-cell ${attributes}>${inner}</table:table-cell>`
  const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
  const note = `<text:note><text:note-citation>*</text:note-citation><text:note-body>${p('Per month')}</text:note-body></text:note>`
  const inner = `<table:table>${row(cell(p('x')), cell(p('y')))}${row(cell(p('z')))}</table:table>`
  const body = `<table:table><table:table-header-rows>${row(cell(p('Item')), cell(p(`Cost${note}`)))}</table:table-header-rows>
    ${row(cell(p('Rent'), 'table:number-rows-spanned="2"'), cell(p('900')))}
    ${row('<table:covered-table-cell/>', cell(inner))}
    ${row(cell('', 'table:number-columns-repeated="16384"'))}
    ${row(cell(p('same'), 'table:number-columns-repeated="2"'))}</table:table>
    <table:table>${row(cell(p('a frame') + p('of text')))}</table:table>`
  expect(flowOf(text(body))).toEqual([
    { kind: 'table-row', text: 'Item\tCost[*]', header: 'Item | Cost[*]' },
    { kind: 'table-row', text: 'Rent\t900', header: 'Item | Cost[*]' },
    { kind: 'table-row', text: 'Rent\tx y z', header: 'Item | Cost[*]' },
    { kind: 'table-row', text: 'same\tsame', header: 'Item | Cost[*]' },
    { kind: 'paragraph', text: '[*] Per month' },
    { kind: 'paragraph', text: 'a frame' },
    { kind: 'paragraph', text: 'of text' },
  ])
})

test('a slide is a page called by its title, with its notes at the end', () => {
  const frame = (kind: string, inner: string): string =>
    `<draw:frame presentation:class="${kind}"><draw:text-box>${inner}</draw:text-box></draw:frame>`
  const body = `<presentation:footer-decl presentation:name="f">Acme</presentation:footer-decl>
    <draw:page>${frame('outline', p('body first'))}${frame('title', p('One') + p('line two'))}<draw:g><draw:g><draw:custom-shape>${p('in a group')}</draw:custom-shape></draw:g></draw:g>
      ${frame('page-number', p('1'))}<office:annotation><dc:creator>Ann</dc:creator>${p('Why?')}</office:annotation>
      <presentation:notes><draw:page-thumbnail/>${frame('notes', p('Say hello'))}</presentation:notes></draw:page>
    <draw:page>${frame('title', '').replace('presentation:class', 'presentation:placeholder="true" presentation:class')}</draw:page>`
  expect(flowOf(presentation(body))).toEqual([
    { kind: 'page-break', label: 'One line two' },
    { kind: 'heading', text: 'One line two', level: 1 },
    { kind: 'paragraph', text: 'body first' },
    { kind: 'paragraph', text: 'in a group' },
    { kind: 'paragraph', text: 'Ann: Why?' },
    { kind: 'paragraph', text: 'Acme' },
    { kind: 'heading', text: 'Notes', level: 2 },
    { kind: 'paragraph', text: 'Say hello' },
    { kind: 'page-break' },
  ])
})

test('words in are words out, in their order, on sound pages', () => {
  const word = fc.stringMatching(/^[\p{L}<&"]{1,9}$/u).filter((word) => word.trim() !== '')
  const words = fc.array(word, { minLength: 1, maxLength: 12 })
  const wraps = [
    (inner: string) => `<text:p><text:span>${inner}</text:span></text:p>`,
    (inner: string) => `<text:h>${inner}</text:h>`,
    (inner: string) => `<text:section><text:p>${inner.replaceAll(' ', '<text:s/>')}</text:p></text:section>`,
    (inner: string) =>
      `<table:table>${`<table:table-row><table:table-cell>${p(inner)}</table:table-cell></table:table-row>`}</table:table>`,
  ]
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.constantFrom(...wraps)), { minLength: 1, maxLength: 12 }), (pieces) => {
      const body = pieces.map(([all, wrap]) =>
        wrap(all.map((one) => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;')).join(' ')),
      )
      const pages = [...paginate(readOpenDocument(text(body.join(''))).flow)]
      expect(pages.flatMap(pageProblems)).toEqual([])
      expect(pages.flatMap((page) => page.text.split(/\s+/))).toEqual(pieces.flatMap(([all]) => all))
    }),
  )
})

test('hostile files end in text or a clear error', () => {
  const code = (bytes: Uint8Array): unknown => {
    try {
      return [...paginate(readOpenDocument(bytes).flow)].map((page) => page.text).join('\n')
    } catch (error) {
      return error instanceof AssistantError ? error.code : error
    }
  }
  const locked = (path: string): Parts => ({
    'META-INF/manifest.xml': `<manifest:manifest><manifest:file-entry manifest:full-path="${path}"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`,
  })
  expect(code(text(p('x'), '', locked('content.xml')))).toBe('document-encrypted')
  expect(code(pack(locked('encrypted-package')))).toBe('document-encrypted')
  expect(code(pack({ 'meta.xml': '' }))).toBe('document-damaged')
  for (const name of ['text:section', 'text:list', 'text:list-item', 'draw:g', 'table:table', 'text:span']) {
    const deep = `${`<${name}>`.repeat(1_500)}${p('deep')}${`</${name}>`.repeat(1_500)}${p('after')}`
    expect(code(text(deep))).toContain('after')
    expect(
      code(presentation(`<draw:page><draw:frame><draw:text-box>${deep}</draw:text-box></draw:frame></draw:page>`)),
    ).toContain('after')
  }
  const loop =
    '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
  expect(code(text(p('x', 'A'), loop))).toBe('x')
  const self = {
    'Object 1/content.xml': content(
      `<office:text><chart:chart>${'<table:table><table:table-row><table:table-cell/><table:table-cell><draw:frame><draw:object xlink:href="../Object 1"/></draw:frame></table:table-cell></table:table-row></table:table>'}</chart:chart></office:text>`,
    ),
  }
  expect(code(text(`${p('x')}<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>`, '', self))).toContain(
    'x',
  )
  const whole = text(p('some words') + `<text:list>${p('x')}</text:list>`)
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
      const file = whole.slice(0, length % 3 === 0 ? length : whole.length)
      if (at < file.length) file[at] = byte
      expect(typeof code(file)).toBe('string')
    }),
    { numRuns: 300 },
  )
})
