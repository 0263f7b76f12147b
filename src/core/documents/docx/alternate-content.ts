import { elements, type MarkupElement } from '../markup-tree.ts'

/** Namespaces, by their usual prefixes, whose content is read here or holds no text. */
const understood = /^(wps|wpg|wpc|wpi|wp14|w1[4-9]\w*|[ac]1[4-9]|cx\d*|aink|am3d|v2|dgm\d*)$/

/** The one branch of a `mc:AlternateContent` that is read, never two (ECMA-376 part 3, 7.5); undefined where it is empty. */
export function chosenBranch(alternatives: MarkupElement): MarkupElement | undefined {
  const branches = elements(alternatives)
  const choices = branches.filter(({ name }) => name === 'mc:Choice')
  return (
    choices.find(({ attributes }) =>
      (attributes['Requires'] ?? '').split(/\s+/).every((prefix) => understood.test(prefix)),
    ) ??
    branches.find(({ name }) => name === 'mc:Fallback') ??
    choices[0]
  )
}
