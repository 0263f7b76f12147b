import type { Part } from './fib.ts'
import type { PieceText } from './pieces.ts'
import { type Properties, type PropertyRuns, property } from './properties.ts'

/** A paragraph of the text: its printed words, where its notes are referred to, and its properties. */
export type DocParagraph = {
  text: string
  /** Positions in the text that may refer to notes. */
  references: number[]
  style: number
  properties: Properties
  /** The character that ends it: a paragraph mark, or a cell's end. */
  end: 'paragraph' | 'cell'
  isBold: boolean
}

/** What the characters below 32 stand for (MS-DOC 2.4.1). */
const code = { note: 2, comment: 5, cell: 7, line: 11, section: 12, paragraph: 13 } as const
const field = { begin: 19, separate: 20, end: 21 } as const

/** The paragraphs of a part, struck and hidden text and the instructions of fields left out. */
export function* paragraphsOf(
  pieces: PieceText,
  runs: { characters: PropertyRuns; paragraphs: PropertyRuns },
  part: Part,
  markAt: (position: number) => string,
): Generator<DocParagraph> {
  let text = ''
  let references: number[] = []
  let hasPlain = false
  const fields: boolean[] = []
  let unsolved = 0
  const end = Math.min(part.end, pieces.text.length)
  for (let position = part.start; position < end; position += 1) {
    const sign = pieces.text.charAt(position)
    const number = sign.charCodeAt(0)
    const place = pieces.placeOf(position)
    if (number === code.paragraph || number === code.cell || number === code.section) {
      const { style, properties } = runs.paragraphs.at(place)
      const isBold = text.trim() !== '' && !hasPlain
      yield { text, references, style, properties, end: number === code.cell ? 'cell' : 'paragraph', isBold }
      text = ''
      references = []
      hasPlain = false
      // An instruction ends with its paragraph: a field that was never closed must not hide the rest.
      fields.fill(true)
      unsolved = 0
      continue
    }
    const { properties } = runs.characters.at(place)
    if (isOn(properties, property.deleted) || isOn(properties, property.hidden)) continue
    switch (number) {
      case field.begin:
        fields.push(false)
        unsolved += 1
        continue
      case field.separate:
        if (fields.at(-1) === false) {
          fields[fields.length - 1] = true
          unsolved -= 1
        }
        continue
      case field.end:
        if (fields.pop() === false) unsolved -= 1
        continue
    }
    if (unsolved > 0) continue
    if (number === code.note || number === code.comment) {
      references.push(position)
      text += markAt(position)
      continue
    }
    const printed = printedSign(sign, number, properties)
    if (printed.trim() !== '' && !isOn(properties, property.bold)) hasPlain = true
    text += printed
  }
  if (text !== '') {
    yield { text, references, style: 0, properties: new Map(), end: 'paragraph', isBold: false }
  }
}

/** Whether a switch is on. */
export function isOn(properties: Properties, name: number): boolean {
  return ((properties.get(name) ?? 0) & 1) === 1
}

function printedSign(sign: string, number: number, properties: Properties): string {
  if (number >= 32) {
    // A symbol stands as a parenthesis or a blank, with its character in the upper half of the property.
    const symbol = properties.get(property.symbol)
    if (symbol === undefined || !isOn(properties, property.special)) return sign
    const character = symbol >>> 16
    return character >= 0xe000 && character <= 0xf8ff ? '' : String.fromCharCode(character)
  }
  switch (number) {
    case 9:
      return ' '
    case code.line:
    case 14:
      return '\n'
    case 30:
      return '-'
    default:
      return ''
  }
}
