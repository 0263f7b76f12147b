import { useState } from 'react'
import { classes } from '../../components/classes.ts'
import type { DropTarget } from './use-file-drag.ts'

/** A labelled target for dragged files; lies over its pane while they are dragged. */
export function DropZone({ target, label, className }: { target: DropTarget; label: string; className?: string }) {
  const [over, setOver] = useState(false)
  return (
    <div
      data-drop-target={target}
      onDragEnter={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      className={classes(
        'm-2 flex items-center justify-center rounded-float border border-dashed border-accent p-3 text-center text-question font-semibold text-accent transition-colors',
        over ? 'bg-wash' : 'bg-raise/90',
        className,
      )}
    >
      <span className="pointer-events-none">{label}</span>
    </div>
  )
}
