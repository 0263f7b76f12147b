/**
 * Keeps a selection from leaping over the page while the pointer crosses the empty parts of a text layer: an empty,
 * unselectable sheet behind the words takes the pointer there, and stands in the layer right after the words that the
 * selection has reached. Returns the way to end it. (Chromium takes the nearest node in document order otherwise.)
 */
export function steadySelection(layer: HTMLElement): () => void {
  const sheet = document.createElement('div')
  sheet.className = 'text-sheet'
  layer.append(sheet)
  let before: Range | undefined

  const begin = () => {
    layer.dataset['selecting'] = 'true'
  }
  const end = () => {
    delete layer.dataset['selecting']
    before = undefined
    layer.append(sheet)
  }
  const follow = () => {
    const selection = document.getSelection()
    if (layer.dataset['selecting'] === undefined || selection === null || selection.rangeCount === 0) return
    const range = selection.getRangeAt(0)
    const backwards = before !== undefined && range.compareBoundaryPoints(Range.END_TO_END, before) === 0
    before = range.cloneRange()
    const reached = backwards ? range.startContainer : reachedEnd(range)
    const words = reached instanceof Element ? reached : reached?.parentElement
    if (words === null || words === undefined || words === layer || !layer.contains(words)) return
    words.parentElement?.insertBefore(sheet, backwards ? words : words.nextSibling)
  }
  layer.addEventListener('pointerdown', begin)
  document.addEventListener('pointerup', end)
  document.addEventListener('selectionchange', follow)
  return () => {
    layer.removeEventListener('pointerdown', begin)
    document.removeEventListener('pointerup', end)
    document.removeEventListener('selectionchange', follow)
    sheet.remove()
  }
}

/** The last node of which something is selected: not one of which the end just stands before the first character. */
function reachedEnd(range: Range): Node | null {
  const { endContainer, endOffset } = range
  if (endOffset > 0 || endContainer === range.startContainer) return endContainer
  const words = endContainer instanceof Element ? endContainer : endContainer.parentElement
  return words?.previousElementSibling ?? endContainer
}
