import { cleanLine } from '../clean-text.ts'
import { cellBreak, type FlowBlock, headerOf } from '../flow.ts'
import { descendant, elements, type MarkupElement, parseMarkup } from '../markup-tree.ts'

export type HtmlDocument = { title: string | undefined; flow: FlowBlock[] }

/** Not text that a reader of the page sees, or the page's furniture. */
const leftOut = new Set(
  'title script style noscript template iframe object embed svg canvas audio video head nav select datalist button'.split(
    ' ',
  ),
)
const blockNames = new Set(
  (
    'html body address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section summary table caption thead tbody ' +
    'tfoot tr td th ul'
  ).split(' '),
)

/** Blocks of a web page. Nothing but furniture is dropped: a guess at "the article" would lose parts of a document. */
export function readHtml(source: string): HtmlDocument {
  const root = parseMarkup(source, 'html')
  const title = descendant(root, 'title')
  return { title: title && cleanLine(inlineText(title)), flow: readMarkup(root) }
}

/** Blocks of a page's tree, or of a part of it. */
export function readMarkup(root: MarkupElement): FlowBlock[] {
  const flow: FlowBlock[] = []
  readBlocks(root, { kind: 'paragraph', text: '' }, flow)
  return flow
}

/** Walks an element: runs of inline content become blocks of the kind in force, block elements change it. */
function readBlocks(element: MarkupElement, mode: FlowBlock, flow: FlowBlock[]): void {
  let inline = ''
  let first = true
  const flush = (): void => {
    const text = cleanBreaks(inline)
    inline = ''
    if (text === '') return
    flow.push({ ...mode, text: first ? mode.text + text : text })
    first = false
  }
  for (const node of element.children) {
    if (typeof node === 'string') inline += node.replace(/\s+/g, ' ')
    else if (isHidden(node)) continue
    else if (isBlock(node)) {
      flush()
      const carried = flow.length
      readBlock(node, first ? mode : { ...mode, text: '' }, flow)
      if (flow.length > carried) first = false
    } else inline += inlineText(node)
  }
  flush()
}

function readBlock(element: MarkupElement, mode: FlowBlock, flow: FlowBlock[]): void {
  switch (element.name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      flow.push({ kind: 'heading', text: cleanLine(inlineText(element)), level: Number(element.name.slice(1)) })
      return
    case 'pre':
      flow.push({ kind: 'code', text: rawText(element).replace(/^\n/, '') })
      return
    case 'ul':
    case 'menu':
      for (const item of elements(element)) readBlocks(item, { kind: 'list-item', text: '- ' }, flow)
      return
    case 'ol': {
      let number = Number.parseInt(element.attributes['start'] ?? '1', 10) || 1
      for (const item of elements(element)) readBlocks(item, { kind: 'list-item', text: `${number++}. ` }, flow)
      return
    }
    case 'table':
      readTable(element, mode, flow)
      return
    default:
      readBlocks(element, mode, flow)
  }
}

function readTable(table: MarkupElement, mode: FlowBlock, flow: FlowBlock[]): void {
  const rows = elements(table).flatMap((part) => (part.name === 'tr' ? [part] : elements(part, 'tr')))
  const caption = elements(table, 'caption')[0]
  if (caption) readBlocks(caption, { kind: 'paragraph', text: '' }, flow)
  let header: string | undefined
  for (const row of rows) {
    const cells = elements(row).filter((cell) => cell.name === 'td' || cell.name === 'th')
    // A table that holds tables or headings lays the page out: its cells are read like the page itself.
    if (cells.some((cell) => isLayout(cell))) {
      for (const cell of cells) readBlocks(cell, { ...mode, kind: 'paragraph', text: '' }, flow)
      continue
    }
    const texts = cells.map((cell) => cleanLine(inlineText(cell)))
    if (texts.every((text) => text === '')) continue
    const heads = cells.length > 1 && cells.every((cell) => cell.name === 'th')
    if (heads) header = headerOf(texts)
    flow.push({ kind: 'table-row', text: texts.join(cellBreak), ...(header === undefined ? {} : { header }) })
  }
}

const layoutNames = new Set(['table', 'h1', 'h2', 'h3'])
const isLayout = remembered((cell) => elements(cell).some((inner) => layoutNames.has(inner.name) || isLayout(inner)))

/** An inline element that holds a block (a link around a heading) is read as a block. */
const isBlock = remembered(
  (element) => blockNames.has(element.name) || elements(element).some((inner) => !isHidden(inner) && isBlock(inner)),
)

/** Asks each element once: elements in others are asked about on every level, which on nested tables takes for ever. */
function remembered(ask: (element: MarkupElement) => boolean): (element: MarkupElement) => boolean {
  const answers = new WeakMap<MarkupElement, boolean>()
  return (element) => {
    const known = answers.get(element)
    if (known !== undefined) return known
    const answer = ask(element)
    answers.set(element, answer)
    return answer
  }
}

function isHidden({ name, attributes }: MarkupElement): boolean {
  return leftOut.has(name) || 'hidden' in attributes || /display:\s*none/i.test(attributes['style'] ?? '')
}

/** All text below an element on one line; block borders and cells become spaces, `<br>` a line feed. */
function inlineText(element: MarkupElement): string {
  if (element.name === 'br') return '\n'
  if (element.name === 'img') return element.attributes['alt'] ?? ''
  if (element.name === 'input') return checkbox(element)
  const inner = element.children
    .map((node) => (typeof node === 'string' ? node.replace(/\s+/g, ' ') : isHidden(node) ? '' : inlineText(node)))
    .join('')
  return blockNames.has(element.name) ? ` ${inner} ` : inner
}

function checkbox({ attributes }: MarkupElement): string {
  if (attributes['type'] !== 'checkbox') return ''
  return 'checked' in attributes ? '[x] ' : '[ ] '
}

function rawText(element: MarkupElement): string {
  return element.children
    .map((node) => (typeof node === 'string' ? node : node.name === 'br' ? '\n' : isHidden(node) ? '' : rawText(node)))
    .join('')
}

function cleanBreaks(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
