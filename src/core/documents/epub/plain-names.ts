import { elements, type MarkupElement } from '../markup-tree.ts'

/** The same tree with element names without their namespace prefix: publishers choose prefixes as they like. */
export function plainNames(element: MarkupElement | undefined): MarkupElement | undefined {
  if (!element) return undefined
  for (const inner of elements(element)) plainNames(inner)
  element.name = element.name.replace(/^.*:/, '')
  return element
}
