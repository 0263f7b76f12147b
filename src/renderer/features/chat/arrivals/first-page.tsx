import { FileWarning } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { DocumentRow } from '../../../../api/document.ts'
import { type PageWanted, usePagePicture } from '../../../app/page-picture.ts'
import { useCall } from '../../../app/queries.ts'
import { useSettings } from '../../../app/settings.ts'
import { useStoredPicture } from '../../../app/stored-picture.ts'
import { classes } from '../../../components/classes.ts'

/** Width of the small page in CSS pixels at 100 %. */
const WIDTH = 52
const SOME_LINES = 700
const PAPER = 'overflow-hidden rounded-[0.125rem] shadow-[0_0_0_1px_var(--line),0_1px_3px_var(--shade)]'
const BESIDE = classes(PAPER, 'max-h-18.5 w-13 object-cover object-top')

/** A document's first page, small: the real one of a PDF or picture, the first lines of a text, a blank sheet until it is read. */
export function FirstPage({ row, failed }: { row: DocumentRow | undefined; failed: boolean }) {
  const { zoom } = useSettings()
  const isPdf = row?.kind === 'pdf'
  const isDrawn = (isPdf || row?.kind === 'image') && row.revisionId !== '' && !failed
  const wanted: PageWanted | undefined = isDrawn
    ? { documentId: row.id, revisionId: row.revisionId, page: 1, width: Math.round((WIDTH * zoom) / 100) }
    : undefined
  const picture = usePagePicture(isPdf ? wanted : undefined)
  const stored = useStoredPicture(isPdf || wanted === undefined ? undefined : { ...wanted, width: 2 * wanted.width })
  if (picture instanceof HTMLCanvasElement) return <Picture canvas={picture} />
  if (typeof stored === 'object') return <img src={stored.url} alt="" data-first-page="picture" className={BESIDE} />
  const asText = row !== undefined && !failed && (!isDrawn || picture === 'failed' || stored === 'failed')
  return (
    <div
      aria-hidden="true"
      data-first-page="text"
      className={classes(PAPER, 'h-18.5 w-13 bg-paper px-1 pt-1.25 font-book')}
    >
      {failed ? (
        <span className="flex h-full items-center justify-center pb-1 text-warn">
          <FileWarning />
        </span>
      ) : null}
      {asText ? <FirstLines documentId={row.id} /> : null}
    </div>
  )
}

function Picture({ canvas }: { canvas: HTMLCanvasElement }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    canvas.style.cssText = 'display:block;width:100%;height:auto'
    host.current?.replaceChildren(canvas)
  }, [canvas])
  return <div ref={host} aria-hidden="true" data-first-page="picture" className={BESIDE} />
}

function FirstLines({ documentId }: { documentId: string }) {
  const page = useCall('document.pages', { documentId, from: 1, to: 1 }).data?.[0]
  return page === undefined ? null : (
    <p className="text-[0.25rem] leading-[0.3125rem] whitespace-pre-line text-ink">{page.text.slice(0, SOME_LINES)}</p>
  )
}
