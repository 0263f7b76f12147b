import { strToU8, zipSync } from 'fflate'
import { bytesOf, type HostileFile } from './hostile-file.ts'

const deep = 100_000
const laughs = `<!DOCTYPE lolz [<!ENTITY l0 "lol lol lol ">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join('')}]>`
/** What an external entity of these files asks for: a file with this name beside them, which no reader may open. */
export const secretName = 'secret.txt'
const external = `<!DOCTYPE x [<!ENTITY e SYSTEM "${secretName}"><!ENTITY n SYSTEM "http://127.0.0.1:9/x"><!ENTITY % p SYSTEM "${secretName}">%p;]>`
const nest = (name: string) => `<${name}>`.repeat(deep) + 'deep' + `</${name}>`.repeat(deep)
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

/** XML, HTML, RTF and packages of XML with bombs of entities, nesting and loops. */
export const hostileMarkup: readonly HostileFile[] = [
  { name: 'laughs.xml', make: () => bytesOf(`<?xml version="1.0"?>${laughs}<x>before &l9; after</x>`) },
  { name: 'external.xml', make: () => bytesOf(`<?xml version="1.0"?>${external}<x>before &e;&n; after</x>`) },
  { name: 'deep.xml', make: () => bytesOf(`<?xml version="1.0"?>${nest('a')}`) },
  { name: 'deep.html', make: () => bytesOf(`<!doctype html>${nest('div')}`) },
  { name: 'deep-table.html', make: () => bytesOf(`<!doctype html>${'<table><tr><td>x'.repeat(deep)}`) },
  { name: 'deep-list.html', make: () => bytesOf(`<!doctype html>${'<ul><li>x'.repeat(deep)}`) },
  { name: 'unclosed.html', make: () => bytesOf(`<!doctype html>${'<p <b '.repeat(deep)}`) },
  { name: 'wide-table.html', make: () => bytesOf('<table><tr><td colspan=100000 rowspan=65000>x</table>'.repeat(100)) },
  { name: 'laughs.docx', make: () => word(`${laughs}${body('<w:p><w:r><w:t>before &l9; after</w:t></w:r></w:p>')}`) },
  {
    name: 'external.docx',
    make: () => word(`${external}${body('<w:p><w:r><w:t>before &e; after</w:t></w:r></w:p>')}`),
  },
  {
    name: 'deep.docx',
    make: () => word(body(`${'<w:sdt><w:sdtContent>'.repeat(deep)}<w:p><w:r><w:t>deep</w:t></w:r></w:p>`)),
  },
  { name: 'tables.docx', make: () => word(body('<w:tbl><w:tr><w:tc>'.repeat(deep))) },
  { name: 'relations.docx', make: relations },
  { name: 'styles.docx', make: styles },
  {
    name: 'laughs.odt',
    make: () =>
      odt(
        `${laughs}<office:document-content><office:body><office:text><text:p>before &l9; after</text:p></office:text></office:body></office:document-content>`,
      ),
  },
  { name: 'repeated.ods', make: repeated },
  { name: 'groups.rtf', make: () => bytesOf(`{\\rtf1 ${'{'.repeat(deep)}deep${'}'.repeat(deep)}}`) },
  { name: 'open.rtf', make: () => bytesOf(`{\\rtf1 ${'{\\b '.repeat(deep)}deep`) },
  {
    name: 'binary.rtf',
    make: () => bytesOf(`{\\rtf1 before {\\pict\\bin2147483647 x}\\'zz\\u-99999999999999 ?after}`),
  },
  { name: 'spine.epub', make: spine },
]

const body = (inner: string) => `<w:document><w:body>${inner}</w:body></w:document>`

function word(document: string, more: Record<string, string> = {}): Uint8Array {
  return zip({
    '[Content_Types].xml':
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relation('officeDocument', 'word/document.xml'),
    'word/document.xml': document,
    ...more,
  })
}

const relation = (type: string, target: string) =>
  `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`

/** A document whose notes, header and chart are itself. */
function relations(): Uint8Array {
  const types = ['footnotes', 'header', 'chart', 'endnotes', 'comments', 'subDocument', 'aFChunk', 'officeDocument']
  const all = types.map(
    (type) =>
      `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="document.xml"/>`,
  )
  const marks = `<w:p><w:r><w:t>words</w:t><w:footnoteReference w:id="1"/><c:chart r:id="chart"/></w:r></w:p><w:altChunk r:id="aFChunk"/><w:subDoc r:id="subDocument"/><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>`
  const notes = `<w:footnote w:id="1"><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`
  return word(body(`${marks}${notes}`), {
    'word/_rels/document.xml.rels': `<Relationships>${all.join('')}</Relationships>`,
  })
}

/** Styles that are based on each other in a ring, and on themselves. */
function styles(): Uint8Array {
  const one = (id: string, base: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${base}"/><w:link w:val="${base}"/><w:next w:val="${id}"/></w:style>`
  return word(body('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>ring</w:t></w:r></w:p>'), {
    'word/_rels/document.xml.rels': relation('styles', 'styles.xml'),
    'word/styles.xml': `<w:styles>${one('A', 'B')}${one('B', 'A')}${one('C', 'C')}</w:styles>`,
  })
}

function odt(content: string): Uint8Array {
  return zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content })
}

/** A sheet whose one cell and row are said to stand there a million times. */
function repeated(): Uint8Array {
  const row =
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content><office:body><office:spreadsheet><table:table table:name="a">${row}</table:table></office:spreadsheet></office:body></office:document-content>`,
  })
}

/** A book whose spine names one chapter 200,000 times, whose contents are their own chapter, and whose package names itself. */
function spine(): Uint8Array {
  const items =
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml" fallback="b"/><item id="b" href="book.opf" media-type="application/xhtml+xml" fallback="a" properties="nav"/>'
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    'book.opf': `<package><manifest>${items}</manifest><spine toc="b">${'<itemref idref="a"/><itemref idref="b"/>'.repeat(deep)}</spine></package>`,
    'a.xhtml': '<html><body><p>One chapter.</p><a href="a.xhtml">again</a></body></html>',
  })
}
