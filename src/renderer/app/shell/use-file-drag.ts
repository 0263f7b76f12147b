import { useEffect, useState } from 'react'
import { pathsOf } from '../add-files.ts'

export type DropTarget = 'sidebar' | 'conversation' | 'composer'

/**
 * Files dragged over the window: their count while they are, undefined otherwise. A drop names the target it fell
 * on (an element with `data-drop-target`), or undefined for anywhere else.
 */
export function useFileDrag(
  onDrop: (paths: readonly string[], target: DropTarget | undefined) => void,
): number | undefined {
  const [count, setCount] = useState<number | undefined>(undefined)
  useEffect(() => {
    let depth = 0
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!withFiles(event)) return
      depth += 1
      setCount(event.dataTransfer?.items.length ?? 0)
    }
    const over = (event: DragEvent) => {
      if (!withFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const leave = (event: DragEvent) => {
      if (!withFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setCount(undefined)
    }
    const drop = (event: DragEvent) => {
      if (!withFiles(event)) return
      event.preventDefault()
      depth = 0
      setCount(undefined)
      const zone = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drop-target]') : null
      // A place that takes files for itself.
      if (zone?.dataset['dropTarget'] === 'languages') return
      onDrop(pathsOf(event.dataTransfer?.files ?? []), zone?.dataset['dropTarget'] as DropTarget | undefined)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onDrop])
  return count
}
