import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { detectKind } from './detect-kind.ts'

const zip = (parts: Record<string, string>, level: 0 | 6 = 6): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { level })
const openDocument = 'application/vnd.oasis.opendocument.'

test('what a zip holds is told by its parts, whatever its name says', async () => {
  const manifest = `<manifest:manifest><manifest:file-entry manifest:media-type="${openDocument}presentation" manifest:full-path="/"/></manifest:manifest>`
  for (const [parts, kind] of [
    [{ 'word/document.xml': '' }, 'docx'],
    [{ 'ppt/presentation.xml': '' }, 'pptx'],
    [{ mimetype: `${openDocument}text` }, 'odt'],
    [{ mimetype: `${openDocument}text-template\n` }, 'odt'],
    [{ mimetype: `${openDocument}presentation` }, 'odp'],
    [{ 'content.xml': '', 'META-INF/manifest.xml': manifest }, 'odp'],
    [{ mimetype: 'application/epub+zip' }, 'epub'],
    [{ 'META-INF/container.xml': '' }, 'epub'],
    [{ mimetype: 'image/openraster' }, undefined],
    [{ '[Content_Types].xml': '', 'visio/document.xml': '' }, undefined],
    [{ 'a.txt': 'word/document' }, 'archive'],
  ] as const) {
    expect(await detectKind(zip(parts), 'docx')).toBe(kind)
    expect(await detectKind(zip(parts, 0), 'zip')).toBe(kind)
  }
})

test('a torn zip is still told by what is left of it', async () => {
  const torn = (parts: Record<string, string>): Uint8Array => {
    const whole = zip({ ...parts, 'z.bin': 'z'.repeat(99) }, 0)
    return whole.subarray(0, whole.length - 60)
  }
  expect(await detectKind(torn({ 'ppt/presentation.xml': '<p/>' }), 'x')).toBe('pptx')
  expect(await detectKind(torn({ mimetype: `${openDocument}text` }), 'x')).toBe('odt')
  expect(await detectKind(torn({ 'a.txt': 'a' }), 'x')).toBeUndefined()
})
