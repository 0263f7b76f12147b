import { beginDestination } from './begin-destination.ts'
import { codePageOfCharset } from './code-pages.ts'
import { characters, known } from './destinations.ts'
import { paragraphKind, type RtfReader, writeText } from './reader.ts'
import { plainParagraph } from './state.ts'

/** Carries out a control word. Words without a case here mean nothing for the text. */
export function applyWord(reader: RtfReader, name: string, value: number | undefined): void {
  const { state } = reader
  if (state.optional && !known.has(name)) state.skip = true
  state.optional = false
  const character = characters[name]
  if (character !== undefined) {
    if (reader.replaced > 0) reader.replaced -= 1
    else writeText(reader, character)
    return
  }
  reader.replaced = 0
  if (name === 'u') {
    // Numbers are signed words; those above 32767 come as negative.
    if (value !== undefined) writeText(reader, String.fromCharCode(value & 0xffff))
    reader.replaced = state.fallback
  } else if (name === 'uc') state.fallback = Math.min(16, Math.max(0, value ?? 1))
  else if (state.table !== undefined) applyInTable(reader, name, value)
  else if (!beginDestination(reader, name) && !applyToText(reader, name, value)) applyToRow(reader, name)
}

function applyInTable(reader: RtfReader, name: string, value = 0): void {
  const { state, style } = reader
  if (state.table === 'fonts') {
    if (name === 'f') reader.font = value
    if (name === 'fcharset') reader.fonts.set(reader.font, reader.fonts.get(reader.font) ?? codePageOfCharset(value))
    if (name === 'cpg') reader.fonts.set(reader.font, value)
  } else if (name === 's') style.id = value
  else if (name === 'outlinelevel') style.outline = value
  else if (name === 'sbasedon') style.base = value
  else if (name === 'cs' || name === 'ds' || name === 'ts') state.skip = true
}

function applyToText(reader: RtfReader, name: string, value: number | undefined): boolean {
  const { state, fonts } = reader
  switch (name) {
    case 'ansicpg':
      reader.documentPage = value ?? 1252
      state.codePage = reader.documentPage
      return true
    case 'mac':
    case 'pc':
    case 'pca':
      reader.documentPage = { mac: 10000, pc: 437, pca: 850 }[name]
      state.codePage = reader.documentPage
      return true
    case 'deff':
      reader.defaultFont = value ?? 0
      return true
    case 'f':
      state.codePage = fonts.get(value ?? 0) ?? reader.documentPage
      return true
    case 'plain':
      state.codePage = fonts.get(reader.defaultFont) ?? reader.documentPage
      state.hidden = false
      state.deleted = false
      return true
    case 'v':
      state.hidden = value !== 0
      return true
    case 'deleted':
      state.deleted = value !== 0
      return true
    case 'pard':
      Object.assign(state, plainParagraph)
      return true
    case 's':
      state.style = value
      return true
    case 'outlinelevel':
      state.outline = value
      return true
    case 'ls':
      state.listed = value !== 0
      return true
    case 'intbl':
      state.inTable = true
      return true
    case 'itap':
      state.inTable = (value ?? 0) > 0
      return true
    case 'page':
      writeText(reader, '\n')
      return true
    default:
      return false
  }
}

function applyToRow(reader: RtfReader, name: string): void {
  const { state, sink, row } = reader
  if (state.skip) return
  switch (name) {
    case 'trowd':
      reader.row = { header: false, above: false, cells: 0 }
      return
    case 'trhdr':
      row.header = true
      return
    case 'clvmrg':
      if (row.cells === 0) row.above = true
      return
    case 'cellx':
      row.cells += 1
      return
    case 'par':
    case 'sect':
      endParagraph(reader)
      return
    case 'cell':
    case 'nestcell':
      sink.builder?.endCell(name === 'nestcell', paragraphKind(reader))
      return
    case 'row':
      sink.builder?.endRow(row)
  }
}

/** Ends a paragraph; in a string, where there are none, it parts words. */
export function endParagraph(reader: RtfReader): void {
  if (reader.sink.builder) reader.sink.builder.endParagraph(paragraphKind(reader))
  else writeText(reader, ' ')
}
