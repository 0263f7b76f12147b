import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'
import { useLayoutStore } from '../layout-store.ts'
import { useCall } from '../queries.ts'
import { useViewStore } from '../view-store.ts'
import { DropZone } from './drop-zone.tsx'
import type { Dragged } from './use-file-drag.ts'

/** The sidebar's place: docked, or floating over the conversation until something is chosen. Width in pixels. */
export function SidePane({ over, width, children }: { over: boolean; width: number; children: ReactNode }) {
  const view = useViewStore((state) => state.view)
  const shownFor = useRef(view)
  useEffect(() => {
    if (over && shownFor.current !== view) hide()
    shownFor.current = view
  }, [over, view])
  return (
    <>
      {over ? <div className="absolute inset-0 z-30 bg-(--shade)" onPointerDown={hide} /> : null}
      <div
        className={classes('relative shrink-0', over && 'absolute! inset-y-0 left-0 z-30 shadow-float')}
        style={{ width }}
        onKeyDown={(event) => {
          if (over && event.key === 'Escape') hide()
        }}
      >
        {children}
      </div>
    </>
  )
}

function hide(): void {
  useLayoutStore.setState({ sidebarCalled: false })
}

/** The sidebar's drop target: the collection last looked at, or the library. */
export function SidebarDrop({ collectionId, dragged }: { collectionId: string | undefined; dragged: Dragged }) {
  const collections = useCall('library.overview', {}).data?.collections ?? []
  const name = collections.find((collection) => collection.id === collectionId)?.name ?? say('shell', 'theLibrary')
  return (
    <div className="absolute inset-0 z-30 flex bg-side/70">
      <DropZone
        target="sidebar"
        label={dragged.what === 'text' ? say('summaries', 'dropAddText', { name }) : say('shell', 'dropTo', { name })}
        className="flex-1"
      />
    </div>
  )
}
