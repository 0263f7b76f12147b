import { strToU8, zipSync } from 'fflate/browser'

/** Parts of a Word file for tests: the body's XML, and other parts of `word/` by name without ending. */
type WordFileParts = { body: string; [part: string]: string | undefined }

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A Word file around hand-written XML, for what no writer can be made to write. Parts are wrapped in their roots. */
export function makeWordFile(parts: WordFileParts, namespace = word): Uint8Array {
  const office = namespace.includes('purl')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const root = (name: string, inner: string): string =>
    `<?xml version="1.0"?><w:${name} xmlns:w="${namespace}" xmlns:r="${office}">${inner}</w:${name}>`
  const names: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr' }
  const others = Object.entries(parts).filter(([name]) => name !== 'body')
  const relations = others
    .map(([name]) => `<Relationship Id="${name}" Type="${office}/${name.replace(/\d+$/, '')}" Target="${name}.xml"/>`)
    .join('')
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(root('document', `<w:body>${parts.body}</w:body>`)),
    'word/_rels/document.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`),
    ...Object.fromEntries(
      others.map(([name, inner]) => {
        const kind = name.replace(/\d+$/, '')
        return [`word/${name}.xml`, strToU8(root(names[kind] ?? kind, inner ?? ''))]
      }),
    ),
  })
}

/** A run of text. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of text, or of the XML of its runs, with the XML of its properties. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
}
