import { child, elements, type MarkupElement } from '../markup-tree.ts'

/** Shapes and frames of a shape tree in drawing order, groups opened (ECMA-376 part 1, 19.3.1). */
export function shapesOf(tree: MarkupElement | undefined): MarkupElement[] {
  return elements(tree).flatMap((node): MarkupElement[] => {
    switch (node.name) {
      case 'p:sp':
      case 'p:graphicFrame':
      case 'p:cxnSp':
        return [node]
      case 'p:grpSp':
      case 'p:txSp':
        return shapesOf(node)
      case 'mc:AlternateContent': {
        const chosen = shapesOf(child(node, 'mc:Choice'))
        return chosen.length > 0 ? chosen : shapesOf(child(node, 'mc:Fallback'))
      }
      default:
        return []
    }
  })
}
