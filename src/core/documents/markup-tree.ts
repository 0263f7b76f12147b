import { Parser } from 'htmlparser2'
import { AssistantError } from '../../api/error.ts'

/** An element of HTML or XML. Names are lower-cased in HTML and as written in XML. */
export type MarkupElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (MarkupElement | string)[]
}

/** Deeper elements become children of the last one allowed, so that hostile nesting cannot overflow the stack. */
const deepest = 400
/** The parser's time grows with the square of the open elements: this many take a second or two. */
const mostOpen = 20_000

/**
 * The tree of a source; the root is named ''. Markup is closed where it is left open. Throws `document-damaged` where more
 * elements are open at once than any program writes.
 */
export function parseMarkup(source: string, language: 'html' | 'xml'): MarkupElement {
  const root: MarkupElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let skipped = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: MarkupElement = { name, attributes, children: [] }
        open.at(-1)?.children.push(element)
        if (open.length < deepest) open.push(element)
        else skipped += 1
        if (skipped > mostOpen) throw new AssistantError('document-damaged', {}, { cause: 'elements nested too deep' })
      },
      onclosetag() {
        if (skipped > 0) skipped -= 1
        else if (open.length > 1) open.pop()
      },
      ontext(text) {
        const siblings = open.at(-1)?.children
        if (!siblings) return
        if (typeof siblings.at(-1) === 'string') siblings[siblings.length - 1] += text
        else siblings.push(text)
      },
    },
    { xmlMode: language === 'xml', decodeEntities: true },
  )
  parser.end(source)
  return root
}

/** The first child element of a name. */
export function child(element: MarkupElement | undefined, name: string): MarkupElement | undefined {
  return element?.children.find((node): node is MarkupElement => typeof node !== 'string' && node.name === name)
}

/** The child elements, of one name where it is given. */
export function elements(element: MarkupElement | undefined, name?: string): MarkupElement[] {
  return (element?.children ?? []).filter(
    (node): node is MarkupElement => typeof node !== 'string' && (name === undefined || node.name === name),
  )
}

/** The first element of a name at any depth, in document order. */
export function descendant(element: MarkupElement, name: string): MarkupElement | undefined {
  for (const inner of elements(element)) {
    const found = inner.name === name ? inner : descendant(inner, name)
    if (found) return found
  }
  return undefined
}
