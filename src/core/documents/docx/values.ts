import { child, type MarkupElement } from '../markup-tree.ts'

/** The `w:val` of a child element; undefined where either is missing. */
export function valueOf(element: MarkupElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val']
}

/** Whether a switch such as `w:b` is there and not turned off (ECMA-376 part 1, 17.17.4). */
export function isOn(element: MarkupElement | undefined): boolean {
  return element !== undefined && isOnValue(element.attributes['w:val'] ?? '1')
}

/** Whether an attribute that is a switch is there and on. */
export function isOnValue(value: string | undefined): boolean {
  return value !== undefined && !/^(0|false|off)$/.test(value)
}
