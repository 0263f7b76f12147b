import { useLayoutEffect, useRef } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { openInReader } from '../../app/open-document.ts'
import { usePagePicture } from '../../app/page-picture.ts'
import { useCall } from '../../app/queries.ts'
import { useSettings } from '../../app/settings.ts'
import { useStoredPicture } from '../../app/stored-picture.ts'

/** Width of the small page in CSS pixels at 100 %. */
const WIDTH = 120
const SOME_LINES = 900

/** The first page, small: the real one of a PDF or picture, the first lines of anything else. Opens the document. */
export function FirstPage({ row }: { row: DocumentRow }) {
  const width = Math.round((WIDTH * useSettings().zoom) / 100)
  const isRead = row.revisionId !== '' && row.status !== 'failed' && row.pages > 0
  const wanted = { documentId: row.id, revisionId: row.revisionId, page: 1, width }
  const drawn = usePagePicture(isRead && row.kind === 'pdf' ? wanted : undefined)
  const stored = useStoredPicture(isRead && row.kind === 'image' ? { ...wanted, width: width * 2 } : undefined)
  const canvas = drawn instanceof HTMLCanvasElement ? drawn : undefined
  if (!isRead) return null
  return (
    <button
      type="button"
      aria-label={say('documents', 'firstPage')}
      className="block max-h-43 w-30 shrink-0 cursor-pointer self-start overflow-hidden rounded-[0.125rem] bg-paper text-left shadow-[0_0_0_1px_var(--line),0_1px_3px_var(--shade)]"
      onClick={() => openInReader(row)}
    >
      {canvas === undefined ? null : <Picture canvas={canvas} />}
      {typeof stored === 'object' ? <img src={stored.url} alt="" className="block w-full" /> : null}
      {canvas === undefined && typeof stored !== 'object' ? <FirstLines documentId={row.id} /> : null}
    </button>
  )
}

function Picture({ canvas }: { canvas: HTMLCanvasElement }) {
  const host = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    canvas.style.cssText = 'display:block;width:100%;height:auto'
    host.current?.replaceChildren(canvas)
  }, [canvas])
  return <span ref={host} aria-hidden="true" className="block" />
}

function FirstLines({ documentId }: { documentId: string }) {
  const page = useCall('document.pages', { documentId, from: 1, to: 1 }).data?.[0]
  return (
    <span
      aria-hidden="true"
      className="block h-40 overflow-hidden p-2.5 font-book text-[0.375rem] leading-[0.5rem] whitespace-pre-line text-ink"
    >
      {page?.text.slice(0, SOME_LINES)}
    </span>
  )
}
