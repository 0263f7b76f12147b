import { useEffect, useState } from 'react'
import { pathsOf } from '../add-files.ts'
import { DRAGGED_DOCUMENTS } from '../document-drag.ts'
import { textGiven } from '../summaries/dropped-text.ts'
import type { GivenText } from '../summaries/summarise.ts'
import { isTextField } from '../use-commands.ts'

export type DropTarget = 'sidebar' | 'conversation' | 'composer'

/** What is dragged over the window: so many files, or a text. */
export type Dragged = { what: 'files'; count: number } | { what: 'text' }

/** What was dropped: files by their paths, or a text that is none. */
export type Dropped = { paths: readonly string[]; texts: readonly GivenText[] }

/**
 * Files or text dragged over the window, undefined while nothing is. A drop names the target it fell on (an element with
 * `data-drop-target`), or undefined for anywhere else. Text that is dragged within a field stays the field's, documents of
 * the library stay those who take them. `onEnter`: files have come over the window.
 */
export function useFileDrag(
  onDrop: (dropped: Dropped, target: DropTarget | undefined) => void,
  onEnter: () => void,
): Dragged | undefined {
  const [dragged, setDragged] = useState<Dragged | undefined>(undefined)
  useEffect(() => {
    let depth = 0
    let ofField = false
    const what = ({ dataTransfer }: DragEvent): Dragged['what'] | undefined => {
      const types = dataTransfer?.types ?? []
      if (types.includes('Files')) return 'files'
      const isText = types.includes('text/plain') && !types.includes('text/uri-list')
      return isText && !ofField && !types.includes(DRAGGED_DOCUMENTS) ? 'text' : undefined
    }
    const begin = (event: DragEvent) => {
      ofField = isTextField(event.target)
    }
    const end = () => {
      ofField = false
      depth = 0
      setDragged(undefined)
    }
    const enter = (event: DragEvent) => {
      const kind = what(event)
      if (kind === undefined) return
      if (depth === 0 && kind === 'files') onEnter()
      depth += 1
      setDragged(kind === 'text' ? { what: 'text' } : { what: 'files', count: event.dataTransfer?.items.length ?? 0 })
    }
    const over = (event: DragEvent) => {
      if (what(event) === undefined) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const leave = (event: DragEvent) => {
      if (what(event) === undefined) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setDragged(undefined)
    }
    const drop = (event: DragEvent) => {
      const kind = what(event)
      if (kind === undefined) return
      event.preventDefault()
      depth = 0
      setDragged(undefined)
      const zone = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop-target]') : null
      // A place that takes files for itself.
      if (zone?.dataset['dropTarget'] === 'languages') return
      const target = zone?.dataset['dropTarget'] as DropTarget | undefined
      if (kind === 'files') return onDrop({ paths: pathsOf(event.dataTransfer?.files ?? []), texts: [] }, target)
      const text = textGiven(event.dataTransfer?.getData('text/plain') ?? '')
      onDrop({ paths: [], texts: text === undefined ? [] : [text] }, target)
    }
    window.addEventListener('dragstart', begin)
    window.addEventListener('dragend', end)
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragstart', begin)
      window.removeEventListener('dragend', end)
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop, onEnter])
  return dragged
}
