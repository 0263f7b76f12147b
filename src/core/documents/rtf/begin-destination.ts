import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { footerGroups, headerGroups, skipped } from './destinations.ts'
import { flowBuilder } from './flow-builder.ts'
import { listLabel } from './list-label.ts'
import { paragraphKind, type RtfReader, writeText } from './reader.ts'
import { plainParagraph } from './state.ts'

/** Turns the present group into the destination of a name; false where the word is none. */
export function beginDestination(reader: RtfReader, name: string): boolean {
  const { state, sink, content } = reader
  if (name === 'ud') {
    // The Unicode half of `\upr`, whose other half is skipped.
    state.skip = false
    return true
  }
  if (state.skip) return false
  if (skipped.has(name)) state.skip = true
  else if (name === 'fonttbl') state.table = 'fonts'
  else if (name === 'stylesheet') state.table = 'styles'
  else if (name === 'title') gatherText(reader, (text) => void (content.title ||= cleanLine(text)))
  else if (name === 'atnauthor') gatherText(reader, (text) => void (reader.author = cleanLine(text)))
  else if (headerGroups.has(name)) gatherBlocks(reader, (blocks) => void content.headers.push(...blocks))
  else if (footerGroups.has(name)) gatherBlocks(reader, (blocks) => void content.footers.push(...blocks))
  else if (!sink.builder) return false
  else if (name === 'listtext' || name === 'pntext')
    gatherText(reader, (text) => {
      sink.label = listLabel(text)
    })
  else if (name === 'shptxt' || name === 'dptxbxtext') gatherBlocks(reader, sink.builder.addAfter)
  else if (name === 'footnote') {
    reader.notes += 1
    const label = `[${reader.notes}]`
    writeText(reader, label)
    gatherBlocks(reader, (blocks) => sink.builder.addAfter(asOne(blocks, `${label} `)))
  } else if (name === 'annotation') {
    const author = reader.author
    gatherBlocks(reader, (blocks) => sink.builder.addAfter(asOne(blocks, author === '' ? '' : `${author}: `)))
  } else return false
  return true
}

function gatherText(reader: RtfReader, use: (text: string) => void): void {
  const sink = { builder: undefined, text: '' }
  reader.sink = sink
  reader.state.hidden = false
  reader.end = () => use(sink.text)
}

function gatherBlocks(reader: RtfReader, use: (blocks: FlowBlock[]) => void): void {
  const builder = flowBuilder()
  reader.sink = { builder, label: undefined }
  // A comment stands in a hidden group.
  Object.assign(reader.state, plainParagraph, { hidden: false })
  reader.end = () => use(builder.finish(paragraphKind(reader)))
}

function asOne(blocks: readonly FlowBlock[], before: string): FlowBlock[] {
  const text = blocks.map((block) => block.text).join('\n')
  return text.trim() === '' ? [] : [{ kind: 'paragraph', text: before + text }]
}
