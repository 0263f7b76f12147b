import { elements, type MarkupElement } from '../documents/markup-tree.ts'

/** A run of a page's content, in its own element, and how many quoting elements stand around it. */
export type MarkupRun = { depth: number; root: MarkupElement }

/** Elements that quote, and those that hold one that does. */
type Found = { quotes: Set<MarkupElement>; holders: Set<MarkupElement> }

/** A tree in runs at the borders of its quoting elements, in reading order; together they hold all its content. */
export function splitQuotes(root: MarkupElement): MarkupRun[] {
  const found: Found = { quotes: new Set(), holders: new Set() }
  findQuotes(root, false, found)
  return runsOf(root, 0, found)
}

/** Whether there is a quote in an element, itself included; what is not shown holds none. */
function findQuotes(element: MarkupElement, inGmail: boolean, found: Found): boolean {
  const { name, attributes } = element
  if ('hidden' in attributes || /display:\s*none/i.test(attributes['style'] ?? '')) return false
  const gmail = inGmail || /(?:^|\s)gmail_quote/.test(attributes['class'] ?? '')
  for (const inner of elements(element)) if (findQuotes(inner, gmail, found)) found.holders.add(element)
  if (name === 'blockquote' && isQuote(element, gmail)) found.quotes.add(element)
  return found.quotes.has(element) || found.holders.has(element)
}

/** A blockquote quotes where a mail program says so; others only indent. */
function isQuote({ attributes }: MarkupElement, inGmail: boolean): boolean {
  return (
    inGmail || attributes['type'] === 'cite' || 'cite' in attributes || /quote|cite/.test(attributes['class'] ?? '')
  )
}

function runsOf(element: MarkupElement, outer: number, found: Found): MarkupRun[] {
  const depth = found.quotes.has(element) ? outer + 1 : outer
  const runs: MarkupRun[] = []
  let children: (MarkupElement | string)[] = []
  const flush = (): void => {
    const root = { name: '', attributes: {}, children: [{ ...element, children }] }
    if (children.length > 0) runs.push({ depth, root })
    children = []
  }
  for (const node of element.children) {
    if (typeof node === 'string' || !(found.quotes.has(node) || found.holders.has(node))) children.push(node)
    else {
      flush()
      runs.push(...runsOf(node, depth, found))
    }
  }
  flush()
  return runs
}
