import { useCallback, useMemo, useRef, useState } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import type { ErrorValue } from '../../../api/error.ts'
import { say } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { useCall } from '../../app/queries.ts'
import { findInDocument, type ReaderTarget } from '../../app/reader-store.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { isLocked } from '../../app/use-unlock.ts'
import { useClient } from '../../client.ts'
import { UnlockForm } from '../../components/unlock-form.tsx'
import { ContentsMenu, SheetTabs } from './contents.tsx'
import { FindBar } from './find-bar.tsx'
import { markedPlaces } from './marked-places.ts'
import { imagePages } from './pdf/image-pages.tsx'
import { pdfPages } from './pdf/pdf-pages.tsx'
import { PdfPane } from './pdf/pdf-pane.tsx'
import { tryPassword } from './pdf/pdf-source.ts'
import { ReaderToolbar } from './reader-toolbar.tsx'
import { SelectionBar } from './selection-bar.tsx'
import type { SheetRole } from './sheet-role.ts'
import { batchOf } from './text/page-batches.ts'
import { PageNote } from './text/page-note.tsx'
import { TextView } from './text/text-view.tsx'
import type { MarkPosition } from './ticks.ts'
import { TicksRail } from './ticks-rail.tsx'
import { useFind } from './use-find.ts'
import { usePdf } from './use-pdf.ts'
import { useSelection } from './use-selection.ts'
import { useZoom } from './use-zoom.ts'
import type { ViewHandle } from './view-handle.ts'

/** A document of the library in the reader, as pages or as text. */
export function OpenDocument({ row, target, role }: { row: DocumentRow; target: ReaderTarget; role: SheetRole }) {
  const [page, setPage] = useState(target.spans[0]?.page ?? 1)
  const [positions, setPositions] = useState<readonly MarkPosition[]>([])
  const area = useRef<HTMLDivElement>(null)
  const view = useRef<ViewHandle>(null)
  const isPaired = role.count > 1
  const zoom = useZoom(isPaired)
  const { pdf, error, again } = usePdf(row.id, row.revisionId, row.kind === 'pdf')
  const finding = useFind(row.id, page, role.isActive, () => view.current?.focus())
  const { id: documentId, revisionId, title, path } = row
  const shown = useMemo(
    () => ({ documentId, revisionId, title, path, pages: row.pages }),
    [documentId, revisionId, title, path, row.pages],
  )
  const selection = useSelection(area, shown)
  const sameRevision = target.revisionId === revisionId
  const places = useMemo(() => (sameRevision ? markedPlaces(target) : []), [target, sameRevision])
  const client = useClient()
  const { readOnly } = useShell()
  const [noPicture, setNoPicture] = useState(false)
  const lost = useCallback(() => setNoPicture(true), [])
  const image = useMemo(
    () =>
      row.kind === 'image' ? imagePages(client, { id: documentId, revisionId, pages: row.pages }, lost) : undefined,
    [client, row.kind, documentId, revisionId, row.pages, lost],
  )
  const recognised = row.health?.recognised ?? 0
  const source = useMemo(
    () => (pdf === undefined ? image : pdfPages(client, pdf, { documentId, pages: row.pages, recognised })),
    [client, pdf, image, documentId, row.pages, recognised],
  )
  const asText = (row.kind !== 'pdf' && row.kind !== 'image') || error !== undefined || noPicture
  const pages = pdf?.numPages ?? Math.max(1, row.pages)
  const changePositions = useCallback((next: readonly MarkPosition[]) => {
    setPositions((old) => (same(old, next) ? old : next))
  }, [])
  const label = isPaired ? say('reader', 'sheetText', { number: role.index + 1, count: role.count, title }) : title
  const shared = { title: label, target, places, found: finding.found, foundIndex: finding.index, ref: view }
  const events = { onPage: setPage, onPositions: changePositions }
  return (
    <>
      <ReaderToolbar
        title={title}
        role={role}
        page={page}
        pages={pages}
        zoomLabel={
          asText ? percent(zoom.text) : zoom.pages.mode === 'fit' ? say('reader', 'fitText') : percent(zoom.pages.scale)
        }
        zoomHint={asText ? say('reader', 'usualSize') : say('reader', 'fitText')}
        onZoomLabel={() => (asText ? zoom.setText(1) : zoom.setPages({ mode: 'fit' }))}
        onZoom={(by) => view.current?.zoom(by)}
        onPage={(number) => view.current?.goToPage(number)}
        onFind={findInDocument}
        contents={<ContentsMenu row={row} page={page} onPage={(number) => view.current?.goToPage(number)} />}
      />
      {finding.isOpen ? <FindBar title={row.title} finding={finding} /> : null}
      {error === undefined ? null : isLocked(error) && !readOnly ? (
        <UnlockForm
          documentId={documentId}
          name={fileName(path)}
          text={say('reader', 'pagesLocked')}
          check={(password) => tryPassword(client, documentId, password)}
          unlocked={again}
          className="m-2 shrink-0"
        />
      ) : (
        <Strip text={whyText(error, row)} />
      )}
      {noPicture ? <Strip text={say('reader', 'pictureFailed')} /> : null}
      {asText ? null : <CurrentNote row={row} page={page} />}
      {sameRevision ? null : <Strip text={say('reader', 'otherRevision')} />}
      <div ref={area} className="relative min-h-0 flex-1">
        {asText ? (
          <TextView {...shared} {...events} row={row} pages={pages} zoom={zoom.text} onZoom={zoom.setText} />
        ) : source !== undefined ? (
          <PdfPane {...shared} {...events} source={source} zoom={zoom.pages} onZoom={zoom.setPages} />
        ) : (
          <p className="p-4 text-soft" aria-live="polite">
            {say('reader', 'opening', { title: row.title })}
          </p>
        )}
        <TicksRail places={places} positions={positions} role={role} />
        {selection === undefined || area.current === null ? null : (
          <SelectionBar selection={selection} area={area.current} />
        )}
      </div>
      <SheetTabs row={row} page={page} onPage={(number) => view.current?.goToPage(number)} />
    </>
  )
}

/** What there is to say of the text of the page looked at. */
function CurrentNote({ row, page }: { row: DocumentRow; page: number }) {
  const batch = useCall('document.pages', batchOf(row.id, page, row.pages), { enabled: row.health !== undefined })
  const shown = batch.data?.find(({ number }) => number === page)
  return shown === undefined ? null : (
    <PageNote page={shown} row={row} className="shrink-0 border-line border-b bg-raise px-3 py-2 empty:hidden" />
  )
}

function Strip({ text }: { text: string }) {
  return <p className="shrink-0 border-line border-b bg-raise px-3 py-2 text-label text-soft">{text}</p>
}

/** Why a PDF is shown as text. */
function whyText({ code }: ErrorValue, row: DocumentRow): string {
  if (code === 'document-original-missing') return say('reader', 'originalMissing', { path: row.path })
  if (code === 'document-original-changed') return say('reader', 'originalChanged')
  return say('reader', 'originalUnreadable')
}

function percent(factor: number): string {
  return say('reader', 'zoomPercent', { percent: Math.round(factor * 100) })
}

function same(a: readonly MarkPosition[], b: readonly MarkPosition[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ key, at }, index) => key === b[index]?.key && Math.abs(at - (b[index]?.at ?? 2)) < 1e-4)
  )
}
