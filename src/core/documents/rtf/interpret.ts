import { applyWord, endParagraph } from './apply-word.ts'
import { symbols } from './destinations.ts'
import { flushBytes, paragraphKind, type RtfContent, type RtfReader, rtfReader, writeText } from './reader.ts'
import type { RtfToken } from './tokens.ts'

/** Deeper groups are no text but an attack on memory. */
const deepest = 10_000

/** Reads tokens up to the end of the first group; groups left open end there. Throws where groups nest too deep. */
export function interpretRtf(tokens: Iterable<RtfToken>): RtfContent {
  const reader = rtfReader()
  for (const token of tokens) {
    if (token.type === 'text') {
      readBytes(reader, token.bytes)
      continue
    }
    flushBytes(reader)
    if (token.type === 'word') applyWord(reader, token.name, token.value)
    else if (token.type === 'symbol') applySymbol(reader, token.name)
    else if (token.type === 'open') openGroup(reader)
    else {
      closeGroup(reader)
      if (reader.groups.length === 0) break
    }
  }
  flushBytes(reader)
  while (reader.groups.length > 0) closeGroup(reader)
  const { content, sink } = reader
  if (sink.builder) content.body = sink.builder.finish(paragraphKind(reader))
  return content
}

function readBytes(reader: RtfReader, bytes: Uint8Array): void {
  const { state } = reader
  if (state.skip || state.table === 'fonts') return
  if (reader.bytesPage !== state.codePage) flushBytes(reader)
  reader.bytesPage = state.codePage
  for (const byte of bytes) {
    if (byte === 10 || byte === 13 || byte === 0) continue
    if (reader.replaced > 0) reader.replaced -= 1
    else reader.bytes.push(byte)
  }
}

function applySymbol(reader: RtfReader, name: string): void {
  const text = symbols[name]
  if (name === '*') reader.state.optional = true
  else if (reader.replaced > 0) reader.replaced -= 1
  else if (text !== undefined) writeText(reader, text)
  else if (/[\r\n]/.test(name) && !reader.state.skip) endParagraph(reader)
}

function openGroup(reader: RtfReader): void {
  const { state, sink, end, groups } = reader
  if (groups.length >= deepest) throw new Error('groups nest too deep')
  groups.push({ state, sink, end })
  reader.state = { ...state, optional: false }
  reader.end = undefined
  reader.replaced = 0
  if (state.table === 'styles' && !state.skip) beginStyle(reader)
}

function beginStyle(reader: RtfReader): void {
  reader.state.table = 'style'
  const name = { builder: undefined, text: '' }
  reader.style = { id: 0, outline: undefined, base: undefined }
  const { style } = reader
  reader.sink = name
  reader.end = () => {
    if (!reader.state.skip) reader.styles.add(style.id, { ...style, name: name.text.replace(/;\s*$/, '').trim() })
  }
}

function closeGroup(reader: RtfReader): void {
  reader.replaced = 0
  reader.end?.()
  const outer = reader.groups.pop()
  if (outer) Object.assign(reader, outer)
}
