import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { shapesOf } from './shapes.ts'

/** What a shape fills of its slide's layout. */
export type Placeholder = { type: string; index: string | undefined }

/** The placeholder that a shape is; undefined for any other shape. A placeholder without a type holds content. */
export function placeholderOf(shape: MarkupElement): Placeholder | undefined {
  const holder = elements(shape).find(({ name }) => /^p:nv\w*Pr$/.test(name))
  const placeholder = child(child(holder, 'p:nvPr'), 'p:ph')
  return placeholder && { type: placeholder.attributes['type'] ?? 'obj', index: placeholder.attributes['idx'] }
}

/** Whether a placeholder holds the slide's title. */
export function isTitle(placeholder: Placeholder | undefined): boolean {
  return placeholder?.type === 'title' || placeholder?.type === 'ctrTitle'
}

/** The list styles that a placeholder of a slide inherits from its layout and its master, nearest first. */
export function inheritedStyles(
  placeholder: Placeholder | undefined,
  layout: MarkupElement | undefined,
  master: MarkupElement | undefined,
): (MarkupElement | undefined)[] {
  if (!placeholder || isTitle(placeholder)) return []
  const inLayout = placeholders(layout).find(({ of }) => of.index === placeholder.index || of.type === placeholder.type)
  const inMaster = placeholders(master).find(({ of }) => of.type === 'body')
  const styles = master && descendant(master, 'p:txStyles')
  return [
    ...[inLayout, inMaster].map((found) => child(child(found?.shape, 'p:txBody'), 'a:lstStyle')),
    child(styles, 'p:bodyStyle'),
  ]
}

function placeholders(part: MarkupElement | undefined): { shape: MarkupElement; of: Placeholder }[] {
  const tree = part && descendant(part, 'p:spTree')
  return shapesOf(tree).flatMap((shape) => {
    const of = placeholderOf(shape)
    return of ? [{ shape, of }] : []
  })
}
