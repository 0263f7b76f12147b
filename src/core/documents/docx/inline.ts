import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { chosenBranch } from './alternate-content.ts'
import { equationText } from './equation.ts'
import { symbolCharacter } from './symbol-font.ts'
import { isOn, isOnValue, valueOf } from './values.ts'

/** A mark in the text that stands for a note or comment; `label` is what the text shows, '' for comments. */
export type NoteReference = { kind: 'footnote' | 'endnote' | 'comment'; id: string; label: string }

/** What a paragraph prints, tracked changes accepted: its text, the text boxes, charts and diagrams anchored in it and its notes. */
export type Inline = { text: string; boxes: MarkupElement[]; notes: NoteReference[] }

/** Struck by a tracked change, or properties and doubles that Word does not print. */
const unprinted = new Set('w:del w:moveFrom w:delText w:pPr w:rPr w:sdtPr w:sdtEndPr w:rt'.split(' '))

/** Reads a paragraph or any part of one. `nextLabel` counts the notes that the text refers to. */
export function readInline(paragraph: MarkupElement, nextLabel: (kind: 'footnote' | 'endnote') => string): Inline {
  const read: Inline = { text: '', boxes: [], notes: [] }
  /** Open fields, true where the result has begun, and how many have none yet: what those hold is not printed. */
  const fields: boolean[] = []
  let unsolved = 0
  let hidden = 0
  let awaitsMark = false
  const isPrinted = (): boolean => hidden === 0 && unsolved === 0
  const say = (text: string): void => {
    if (!isPrinted() || text === '') return
    const last = read.notes.at(-1)
    if (awaitsMark && last) last.label = text.trim().slice(0, 20)
    awaitsMark = false
    read.text += text
  }
  const refer = (kind: NoteReference['kind'], node: MarkupElement): void => {
    if (!isPrinted()) return
    const ownMark = isOnValue(node.attributes['w:customMarkFollows'])
    const label = kind === 'comment' || ownMark ? '' : nextLabel(kind)
    if (label !== '') say(`[${label}]`)
    read.notes.push({ kind, id: node.attributes['w:id'] ?? '', label })
    awaitsMark = ownMark
  }
  const walk = (parent: MarkupElement): void => {
    let before = ''
    for (const node of elements(parent)) {
      // Equations side by side are set apart.
      if (node.name === 'm:oMath' && before === 'm:oMath') say(' ')
      before = node.name
      visit(node)
    }
  }
  const visit = (node: MarkupElement): void => {
    if (unprinted.has(node.name)) return
    switch (node.name) {
      case 'w:r': {
        const isHidden = isOn(child(child(node, 'w:rPr'), 'w:vanish'))
        if (isHidden) hidden += 1
        walk(node)
        if (isHidden) hidden -= 1
        return
      }
      case 'w:t':
        say(node.children.filter((part) => typeof part === 'string').join(''))
        return
      case 'm:oMath':
      case 'm:oMathPara':
        say(equationText(node, (inner) => textWithin(inner, nextLabel)))
        return
      case 'w:tab':
      case 'w:ptab':
        say(' ')
        return
      case 'w:br':
      case 'w:cr':
        say('\n')
        return
      case 'w:noBreakHyphen':
        say('-')
        return
      case 'w:sym':
        say(symbolCharacter(node.attributes['w:font'] ?? '', node.attributes['w:char'] ?? ''))
        return
      case 'w:fldChar':
        changeField(node)
        return
      case 'w:footnoteReference':
        refer('footnote', node)
        return
      case 'w:endnoteReference':
        refer('endnote', node)
        return
      case 'w:commentReference':
        refer('comment', node)
        return
      case 'mc:AlternateContent': {
        const branch = chosenBranch(node)
        if (branch) walk(branch)
        return
      }
      case 'w:txbxContent':
      case 'c:chart':
      case 'dgm:relIds':
      case 'a:txBody':
        if (isPrinted()) read.boxes.push(node)
        return
      default:
        walk(node)
    }
  }
  const changeField = (mark: MarkupElement): void => {
    switch (mark.attributes['w:fldCharType']) {
      case 'begin':
        say(formField(child(mark, 'w:ffData')))
        fields.push(false)
        unsolved += 1
        return
      case 'separate':
        if (fields.at(-1) !== false) return
        fields[fields.length - 1] = true
        unsolved -= 1
        return
      case 'end':
        if (fields.pop() === false) unsolved -= 1
    }
  }
  if (paragraph.name === 'w:p') walk(paragraph)
  else visit(paragraph)
  return read
}

function textWithin(element: MarkupElement, nextLabel: (kind: 'footnote' | 'endnote') => string): string {
  return readInline(element, nextLabel).text
}

/** What a form field of old kind shows that has no result of its own: a box, or the chosen entry of a list. */
function formField(data: MarkupElement | undefined): string {
  const box = child(data, 'w:checkBox')
  if (box) return isOn(child(box, 'w:checked') ?? child(box, 'w:default')) ? '☒' : '☐'
  const list = child(data, 'w:ddList')
  if (!list) return ''
  const chosen = Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? 0)
  return elements(list, 'w:listEntry')[chosen]?.attributes['w:val'] ?? ''
}
