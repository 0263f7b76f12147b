import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readPptx } from './pptx.ts'

type Parts = Record<string, string>

const relations = (...all: (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships>${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text: string, properties = ''): string =>
  `<a:p>${properties}<a:r><a:t>${escaped(text)}</a:t></a:r></a:p>`
const shape = (body: string, placeholder = ''): string =>
  `<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:txBody><a:lstStyle/>${body}</p:txBody></p:sp>`
const title = (text: string): string => shape(paragraph(text), '<p:ph type="title"/>')
const slide = (shapes: string): string => `<p:sld><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`

/** A presentation whose slides are shown in the given order; their files are numbered the other way round. */
function presentation(slides: readonly string[], more: Parts = {}): Uint8Array {
  const parts: Parts = {
    '_rels/.rels': relations(['r1', 'officeDocument', 'ppt/presentation.xml']),
    'ppt/presentation.xml': `<p:presentation><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="s${at}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      ...slides.map((_, at) => [`s${at}`, 'slide', `slides/slide${slides.length - at}.xml`] as const),
      ['a1', 'commentAuthors', '/ppt/commentAuthors.xml'],
    ),
    ...Object.fromEntries(slides.map((text, at) => [`ppt/slides/slide${slides.length - at}.xml`, text])),
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
}

test('slides come in the order of the show, each a page called by its title', () => {
  const { flow, title: name } = readPptx(
    presentation([slide(shape(paragraph('body first')) + title('One')), slide(title('Two'))], {
      'docProps/core.xml': '<cp:coreProperties><dc:title>The plan</dc:title></cp:coreProperties>',
    }),
  )
  expect(name).toBe('The plan')
  expect([...flow]).toEqual([
    { kind: 'page-break', label: 'One' },
    { kind: 'heading', text: 'One', level: 1 },
    { kind: 'paragraph', text: 'body first' },
    { kind: 'page-break', label: 'Two' },
    { kind: 'heading', text: 'Two', level: 1 },
  ])
})

test('bullets and numbers are inherited from layout and master, and counted', () => {
  const level = (at: number): string => `<a:pPr lvl="${at}"/>`
  const body = [
    paragraph('plain', '<a:pPr><a:buNone/></a:pPr>'),
    paragraph('dot'),
    paragraph('a', level(1)),
    '<a:p/>',
    paragraph('b', level(1)),
    paragraph('c', level(2)),
    paragraph('dot again'),
    paragraph('a again', level(1)),
  ].join('')
  const styles = (inner: string): string => `<p:txStyles><p:bodyStyle>${inner}</p:bodyStyle></p:txStyles>`
  const bytes = presentation([slide(shape(body, '<p:ph idx="1"/>') + shape(paragraph('no list')))], {
    'ppt/slides/_rels/slide1.xml.rels': relations(['r1', 'slideLayout', '../slideLayouts/l1.xml']),
    'ppt/slideLayouts/l1.xml': `<p:sldLayout><p:cSld><p:spTree>${shape('', '<p:ph type="body" idx="1"/>').replace(
      '<a:lstStyle/>',
      '<a:lstStyle><a:lvl2pPr><a:buAutoNum type="alphaLcParenR"/></a:lvl2pPr></a:lstStyle>',
    )}</p:spTree></p:cSld></p:sldLayout>`,
    'ppt/slideLayouts/_rels/l1.xml.rels': relations(['r1', 'slideMaster', '../slideMasters/m1.xml']),
    'ppt/slideMasters/m1.xml': `<p:sldMaster>${styles('<a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr><a:lvl3pPr><a:buAutoNum type="romanUcPeriod" startAt="4"/></a:lvl3pPr>')}</p:sldMaster>`,
  })
  expect([...readPptx(bytes).flow].slice(1)).toEqual([
    { kind: 'paragraph', text: 'plain' },
    { kind: 'list-item', text: '- dot' },
    { kind: 'list-item', text: 'a) a' },
    { kind: 'list-item', text: 'b) b' },
    { kind: 'list-item', text: 'IV. c' },
    { kind: 'list-item', text: '- dot again' },
    { kind: 'list-item', text: 'a) a again' },
    { kind: 'paragraph', text: 'no list' },
  ])
})

test('groups, tables, charts, diagrams, notes and comments keep their structure', () => {
  const cell = (text: string, merged = ''): string =>
    `<a:tc ${merged}><a:txBody>${text === '' ? '' : paragraph(text)}</a:txBody></a:tc>`
  const frame = (data: string): string =>
    `<p:graphicFrame><a:graphic><a:graphicData>${data}</a:graphicData></a:graphic></p:graphicFrame>`
  const points = (name: string, ...values: string[]): string =>
    `<c:${name}><c:strRef><c:strCache>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('')}</c:strCache></c:strRef></c:${name}>`
  const table = `<a:tbl><a:tblPr firstRow="1"/><a:tr>${cell('Item')}${cell('Cost')}</a:tr><a:tr>${cell('Rent', 'rowSpan="2"')}${cell('900')}</a:tr><a:tr>${cell('', 'vMerge="1"')}${cell('950')}</a:tr></a:tbl>`
  const shapes = [
    `<p:grpSp><p:grpSp>${shape(paragraph('in a group'))}</p:grpSp></p:grpSp>`,
    `<mc:AlternateContent><mc:Choice>${shape(paragraph('new'))}</mc:Choice><mc:Fallback>${shape(paragraph('old'))}</mc:Fallback></mc:AlternateContent>`,
    frame(table),
    frame('<c:chart r:id="c1"/>'),
    frame('<dgm:relIds r:dm="d1"/>'),
    shape(paragraph('7'), '<p:ph type="sldNum"/>'),
    shape(paragraph('Confidential'), '<p:ph type="ftr"/>'),
  ].join('')
  const bytes = presentation([slide(shapes), slide(shape(paragraph('Confidential'), '<p:ph type="ftr"/>'))], {
    'ppt/slides/_rels/slide2.xml.rels': relations(
      ['c1', 'chart', '../charts/chart1.xml'],
      ['d1', 'diagramData', '../diagrams/data1.xml'],
      ['n1', 'notesSlide', '../notesSlides/n1.xml'],
      ['m1', 'comments', '../comments/c1.xml'],
    ),
    'ppt/charts/chart1.xml': `<c:chartSpace><c:chart><c:title><c:tx><c:rich>${paragraph('Growth')}</c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser>${points('tx', 'Ducks')}${points('cat', '2024', '2025')}${points('val', '3', '5')}</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>`,
    'ppt/diagrams/data1.xml': `<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t>${paragraph('Plan')}</dgm:t></dgm:pt><dgm:pt type="pres"><dgm:t>${paragraph('twice')}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
    'ppt/notesSlides/n1.xml': `<p:notes><p:cSld><p:spTree>${shape(paragraph('7'), '<p:ph type="sldNum"/>')}${shape(paragraph('Say hello'), '<p:ph type="body"/>')}</p:spTree></p:cSld></p:notes>`,
    'ppt/commentAuthors.xml': '<p:cmAuthorLst><p:cmAuthor id="0" name="Ann"/></p:cmAuthorLst>',
    'ppt/comments/c1.xml':
      '<p:cmLst><p:cm authorId="0"><p:text>Why?</p:text></p:cm><p188:cm><p188:replyLst><p188:reply authorId="0"><p188:txBody><a:p><a:r><a:t>So.</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst></p188:cm></p:cmLst>',
  })
  expect([...readPptx(bytes).flow]).toEqual([
    { kind: 'page-break' },
    { kind: 'paragraph', text: 'in a group' },
    { kind: 'paragraph', text: 'new' },
    { kind: 'table-row', text: 'Item\tCost', header: 'Item | Cost' },
    { kind: 'table-row', text: 'Rent\t900', header: 'Item | Cost' },
    { kind: 'table-row', text: 'Rent\t950', header: 'Item | Cost' },
    { kind: 'paragraph', text: 'Growth' },
    { kind: 'table-row', text: '\tDucks', header: 'Ducks' },
    { kind: 'table-row', text: '2024\t3', header: 'Ducks' },
    { kind: 'table-row', text: '2025\t5', header: 'Ducks' },
    { kind: 'list-item', text: '- Plan' },
    { kind: 'paragraph', text: 'Confidential' },
    { kind: 'heading', text: 'Notes', level: 2 },
    { kind: 'paragraph', text: 'Say hello' },
    { kind: 'paragraph', text: 'Ann: Why?' },
    { kind: 'paragraph', text: 'Ann: So.' },
    { kind: 'page-break' },
  ])
})

test('words in are words out, in their order, on sound pages', () => {
  const word = fc.stringMatching(/^[\p{L}<&"]{1,9}$/u).filter((text) => text.trim() !== '')
  const words = fc.array(word, { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.array(words, { maxLength: 4 })), { maxLength: 5 }), (slides) => {
      const bytes = presentation(
        slides.map(([head, texts]) =>
          slide(title(head.join(' ')) + texts.map((text) => shape(paragraph(text.join(' ')))).join('')),
        ),
      )
      const pages = [...paginate(readPptx(bytes).flow)]
      expect(pages.flatMap(pageProblems)).toEqual([])
      expect(pages.map((page) => page.text.split(/\s+/))).toEqual(
        slides.map(([head, texts]) => [...head, ...texts.flat()]),
      )
    }),
  )
})

test('hostile files end in text or a clear error', () => {
  const code = (bytes: Uint8Array): unknown => {
    try {
      return [...paginate(readPptx(bytes).flow)].map((page) => page.text).join('\n')
    } catch (error) {
      return error instanceof AssistantError ? error.code : error
    }
  }
  expect(code(zipSync({ 'a.txt': strToU8('a') }))).toBe('document-damaged')
  const group = 2_000
  const nested = `${'<p:grpSp>'.repeat(group)}${shape(paragraph('deep'))}${'</p:grpSp>'.repeat(group)}${shape(paragraph('after'))}`
  expect(code(presentation([slide(nested)]))).toContain('after')
  const bomb = `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(99)}"><!ENTITY d "&b;&b;">]>${slide(shape(paragraph('safe')))}`
  expect(code(presentation([bomb]))).toBe('safe')
  const own = presentation([slide(shape(paragraph('x')))], {
    'ppt/slides/_rels/slide1.xml.rels': relations(
      ['r', 'slideLayout', 'slide1.xml'],
      ['n', 'notesSlide', 'slide1.xml'],
    ),
  })
  expect(code(own)).toBe('x')
  fc.assert(
    fc.property(fc.nat(own.length), fc.nat(own.length - 1), fc.nat(255), (length, at, byte) => {
      const file = own.slice(0, length % 3 === 0 ? length : own.length)
      if (at < file.length) file[at] = byte
      expect(typeof code(file)).toBe('string')
    }),
    { numRuns: 300 },
  )
})
