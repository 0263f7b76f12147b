import type { FlowBlock } from '../flow.ts'
import { decodeCodePage } from './code-pages.ts'
import { type FlowBuilder, flowBuilder, type ParagraphKind } from './flow-builder.ts'
import { firstState, type RtfState } from './state.ts'
import { type StyleSheet, styleSheet } from './style-sheet.ts'

/** What an RTF file holds: its blocks, those of its headers and footers, and the title it names. */
export type RtfContent = { title: string; headers: FlowBlock[]; body: FlowBlock[]; footers: FlowBlock[] }

/** Where text goes: into blocks, where a label waits for its paragraph, or into a string. */
export type Sink = { builder: FlowBuilder; label: string | undefined } | { builder: undefined; text: string }

/** Everything that reading an RTF file changes as it goes. */
export type RtfReader = {
  content: RtfContent
  styles: StyleSheet
  /** Code pages by font; undefined where a font has the document's own. */
  fonts: Map<number, number | undefined>
  documentPage: number
  defaultFont: number
  /** The font being defined. */
  font: number
  /** The style being defined. */
  style: { id: number; outline: number | undefined; base: number | undefined }
  state: RtfState
  sink: Sink
  /** What is done when the present group ends. */
  end: (() => void) | undefined
  groups: Pick<RtfReader, 'state' | 'sink' | 'end'>[]
  /** Bytes of one code page that wait to be decoded, since a character may take several. */
  bytes: number[]
  bytesPage: number
  /** Characters still to be left out after `\u`. */
  replaced: number
  notes: number
  author: string
  row: { header: boolean; above: boolean; cells: number }
}

/** A reader at the start of a file. */
export function rtfReader(): RtfReader {
  return {
    content: { title: '', headers: [], body: [], footers: [] },
    styles: styleSheet(),
    fonts: new Map(),
    documentPage: 1252,
    defaultFont: 0,
    font: 0,
    style: { id: 0, outline: undefined, base: undefined },
    state: { ...firstState },
    sink: { builder: flowBuilder(), label: undefined },
    end: undefined,
    groups: [],
    bytes: [],
    bytesPage: 1252,
    replaced: 0,
    notes: 0,
    author: '',
    row: { header: false, above: false, cells: 0 },
  }
}

/** Writes text where the present group's text goes. */
export function writeText({ state, sink }: RtfReader, text: string): void {
  if (state.skip || state.hidden || state.deleted) return
  if (sink.builder) sink.builder.add(text)
  else sink.text += text
}

/** Decodes and writes the bytes that wait. */
export function flushBytes(reader: RtfReader): void {
  if (reader.bytes.length === 0) return
  const text = decodeCodePage(Uint8Array.from(reader.bytes), reader.bytesPage)
  reader.bytes = []
  writeText(reader, text)
}

/** What the paragraph that ends here is; a label that waits for it is used up. */
export function paragraphKind({ state, styles, sink }: RtfReader): ParagraphKind {
  const byStyle = state.style === undefined ? undefined : styles.levelOf(state.style)
  const level = state.outline !== undefined && state.outline < 9 ? state.outline : byStyle
  const waiting = sink.builder ? sink.label : undefined
  if (sink.builder) sink.label = undefined
  return { level, label: waiting ?? (state.listed && level === undefined ? '' : undefined), inTable: state.inTable }
}
