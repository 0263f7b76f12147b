import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import type { AssistantError } from '../../api/error.ts'
import type { PdfEngine } from '../ports/pdf-engine.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import { makeDocFile, makeOleFile } from './doc/doc-file.fixture.ts'
import { listPages } from './list-pages.ts'
import { readBytes } from './read-bytes.ts'

const noPdf: PdfEngine = {
  open: () => Promise.reject(new Error('the engine broke')),
  plainText: () => Promise.reject(new Error('so did the other')),
}

async function read(bytes: Uint8Array, name: string): Promise<ReadEvent[]> {
  const events: ReadEvent[] = []
  for await (const event of readBytes({ pdf: noPdf }, bytes, name, new AbortController().signal)) events.push(event)
  return events
}

async function failure(bytes: Uint8Array, name: string): Promise<unknown> {
  return read(bytes, name).catch((error: AssistantError) => ({ code: error.code, ...error.parameters }))
}

test('content decides before the extension', async () => {
  const html = strToU8('<!doctype html><html><body><p>Hello there, this is a page of the web.</p></body></html>')
  expect((await read(html, 'page.txt'))[0]).toMatchObject({ type: 'opened', kind: 'html', title: 'page' })
  const text = strToU8('Just a note about the boiler, written in plain words.')
  expect((await read(text, 'note.log'))[0]).toMatchObject({ type: 'opened', kind: 'text' })
  expect((await read(text, 'note.pdf'))[0]).toMatchObject({ type: 'opened', kind: 'text' })
  expect((await read(strToU8('# The boiler\n\nWords.'), 'a.md'))[0]).toMatchObject({
    kind: 'markdown',
    title: 'The boiler',
  })
})

test('Word files of all kinds are told by their content, code by its name', async () => {
  const opened = async (bytes: Uint8Array, name: string): Promise<unknown> => (await read(bytes, name))[0]
  const paragraph = '<w:p><w:r><w:t>Some words of a letter.</w:t></w:r></w:p>'
  const word = zipSync({ 'word/document.xml': strToU8(`<w:document><w:body>${paragraph}</w:body></w:document>`) })
  expect(await opened(word, 'a.docm')).toMatchObject({ kind: 'docx' })
  expect(await opened(word, 'a.doc')).toMatchObject({ kind: 'docx' })
  const old = makeDocFile({ paragraphs: [{ text: 'Some words of a letter.\r' }] })
  expect(await opened(old, 'letter.doc')).toMatchObject({ kind: 'doc', title: 'letter' })
  expect(await opened(old, 'letter.docx')).toMatchObject({ kind: 'doc' })
  const secret = makeDocFile({ paragraphs: [{ text: 'secret\r' }], flags: 0x100 })
  expect(await failure(secret, 'a.doc')).toEqual({ code: 'document-encrypted', name: 'a.doc' })
  expect(await failure(makeOleFile({ Other: new Uint8Array(9) }), 'a.doc')).toEqual({
    code: 'file-unsupported',
    name: 'a.doc',
  })
  expect(await opened(strToU8('def read():\n    pass'), 'main.py')).toMatchObject({ kind: 'code', title: 'main.py' })
  expect(await opened(strToU8('<?xml version="1.0"?>\n<a>b</a>'), 'notes.txt')).toMatchObject({ kind: 'code' })
  expect(await opened(strToU8('<?xml version="1.0"?>\n<html><p>b</p></html>'), 'page.xml')).toMatchObject({
    kind: 'html',
  })
  expect(await opened(strToU8('{"a": [1, 2, 3]}'), 'data.json')).toMatchObject({ kind: 'code' })
})

test('each failure names the file and says what it is', async () => {
  expect(await failure(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'a.docx')).toEqual({
    code: 'file-unsupported',
    name: 'a.docx',
  })
  const noText = zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p/></w:body></w:document>') })
  expect(await failure(noText, 'a.docx')).toEqual({ code: 'document-empty', name: 'a.docx' })
  const torn = zipSync({ 'word/document.xml': strToU8(`<w:document>${'x'.repeat(9_000)}</w:document>`) })
  expect(await failure(torn.slice(0, torn.length - 40), 'a.docx')).toEqual({ code: 'document-damaged', name: 'a.docx' })
  expect(await failure(strToU8('%PDF-1.7'), 'a.pdf')).toEqual({ code: 'document-damaged', name: 'a.pdf' })
  const secret = makeOleFile({ EncryptionInfo: new Uint8Array(8), EncryptedPackage: new Uint8Array(64) })
  expect(await failure(secret, 'a.docx')).toEqual({ code: 'document-encrypted', name: 'a.docx' })
  expect(await failure(strToU8('BEGIN:VCALENDAR'), 'a.ics')).toEqual({ code: 'file-unsupported', name: 'a.ics' })
})

test('page numbers are listed as ranges', () => {
  expect(listPages([3, 5, 6, 7, 9])).toBe('3, 5-7, 9')
})
