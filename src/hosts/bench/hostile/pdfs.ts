import { deflateSync } from 'node:zlib'
import type { HostileFile } from './hostile-file.ts'

const text = 'BT /F1 24 Tf 72 700 Td (The words of the page) Tj ET'
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const stream = (content: string, entries = '') =>
  `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`
const page = (more = '', box = '[0 0 612 792]') =>
  `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${more}>>`
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'

/** PDFs with loops, giant pages and streams that unpack to far more than they are. */
export const hostilePdfs: readonly HostileFile[] = [
  {
    name: 'page-tree-loop.pdf',
    make: () => pdf([catalog, '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>', page(), stream(text), font]),
  },
  { name: 'page-tree-deep.pdf', make: deepTree },
  {
    name: 'many-kids.pdf',
    make: () =>
      pdf([
        catalog,
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>`,
        page(),
        stream(text),
        font,
      ]),
  },
  {
    name: 'false-count.pdf',
    make: () => pdf([catalog, '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', page(), stream(text), font]),
  },
  { name: 'prev-loop.pdf', make: () => pdf([catalog, pages, page(), stream(text), font], { loop: true }) },
  { name: 'object-streams.pdf', make: objectStreams },
  { name: 'giant-page.pdf', make: () => pdf([catalog, pages, page('', '[0 0 100000 100000]'), stream(text), font]) },
  { name: 'giant-unit.pdf', make: () => pdf([catalog, pages, page('/UserUnit 75000 '), stream(text), font]) },
  { name: 'form-loop.pdf', make: formLoop },
  { name: 'form-laughs.pdf', make: formLaughs },
  { name: 'flate-bomb.pdf', make: () => flate(1_000, 1) },
  { name: 'flate-twice.pdf', make: () => flate(1_000, 2) },
  {
    name: 'deep-array.pdf',
    make: () => pdf([catalog, pages, page(`/X ${'['.repeat(100_000)}${']'.repeat(100_000)} `), stream(text), font]),
  },
  {
    name: 'many-characters.pdf',
    make: () =>
      pdf([
        catalog,
        pages,
        page(),
        packed(`BT /F1 1 Tf 72 700 Td ${'(words of the page) Tj '.repeat(300_000)}ET`),
        font,
      ]),
  },
  {
    name: 'self-length.pdf',
    make: () => pdf([catalog, pages, page(), `<< /Length 4 0 R >>\nstream\n${text}\nendstream`, font]),
  },
]

/** A file of these objects, numbered from 1. `loop`: the table of references names itself as the one before it. */
function pdf(objects: readonly string[], { loop = false } = {}): Uint8Array {
  let content = '%PDF-1.7\n'
  const starts: number[] = []
  objects.forEach((object, at) => {
    starts.push(content.length)
    content += `${at + 1} 0 obj\n${object}\nendobj\n`
  })
  const start = content.length
  const rows = starts.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  content += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${loop ? `/Prev ${start} ` : ''}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(content, 'latin1')
}

const packed = (content: string) => {
  const bytes = deflateSync(content).toString('latin1')
  return stream(bytes, '/Filter /FlateDecode ')
}

function deepTree(): Uint8Array {
  const depth = 20_000
  const levels = Array.from({ length: depth }, (_, at) => `<< /Type /Pages /Kids [${at + 7} 0 R] /Count 1 >>`)
  return pdf([catalog, '<< /Type /Pages /Kids [6 0 R] /Count 1 >>', page(), stream(text), font, ...levels, page()])
}

/** Streams of objects that extend each other in a ring, and hold the catalog, with a table of references in a stream. */
function objectStreams(): Uint8Array {
  const inner = `1 0 ${catalog}`
  const held = (next: number) => stream(inner, `/Type /ObjStm /N 1 /First 4 /Extends ${next} 0 R `)
  const plain = [pages, page(), stream(text), font, held(7), held(6)]
  let content = '%PDF-1.7\n'
  const starts: number[] = []
  plain.forEach((object, at) => {
    starts.push(content.length)
    content += `${at + 2} 0 obj\n${object}\nendobj\n`
  })
  const start = content.length
  const row = (type: number, value: number, last: number) => {
    const bytes = Buffer.alloc(6)
    bytes.writeUInt8(type)
    bytes.writeUInt32BE(value, 1)
    bytes.writeUInt8(last, 5)
    return bytes
  }
  const rows = Buffer.concat([row(0, 0, 255), row(2, 6, 0), ...starts.map((at) => row(1, at, 0)), row(1, start, 0)])
  content += `8 0 obj\n${stream(rows.toString('latin1'), `/Type /XRef /Size 9 /W [1 4 1] /Root 1 0 R /Prev ${start} `)}\nendobj\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(content, 'latin1')
}

const form = (content: string, resources: string) =>
  stream(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << ${resources} /Font << /F1 5 0 R >> >> `,
  )
const shown = (content: string) => [
  catalog,
  pages,
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >> /Contents 4 0 R >>`,
  stream(content),
  font,
]

/** A form that shows itself. */
function formLoop(): Uint8Array {
  return pdf([...shown(`${text} /X Do`), form(`${text} /X Do`, '/XObject << /X 6 0 R >>')])
}

/** Forms that each show the next ten times, nine deep. */
function formLaughs(): Uint8Array {
  const levels = Array.from({ length: 9 }, (_, at) => form('/X Do '.repeat(10), `/XObject << /X ${at + 7} 0 R >>`))
  return pdf([...shown(`${text} /X Do`), ...levels, form(text, '')])
}

/** Contents of so many megabytes of spaces, packed so often. */
function flate(megabytes: number, times: number): Uint8Array {
  let bytes: Buffer = Buffer.alloc(megabytes * 1_000_000, ' ')
  for (let at = 0; at < times; at += 1) bytes = deflateSync(bytes)
  const filters = `/Filter [${'/FlateDecode '.repeat(times)}] `
  return pdf([catalog, pages, page(), stream(bytes.toString('latin1'), filters), font])
}
