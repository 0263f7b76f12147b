import { useCallback, useEffect, useMemo } from 'react'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { PaneSeparator } from '../../components/pane-separator.tsx'
import { Toasts } from '../../components/toasts.tsx'
import { PageLens } from '../../features/reader/page-lens.tsx'
import { pagePicture } from '../../features/reader/pdf/page-picture.ts'
import { addGiven, askAboutGiven, getReadyToRead } from '../add-files.ts'
import { arrange, CONVERSATION_LEAST, READER, SIDEBAR } from '../arrange.ts'
import { useConnectionStore } from '../connection.ts'
import { useJobNotices } from '../job-notices.ts'
import { useLayoutStore } from '../layout-store.ts'
import { DrawPageContext } from '../page-picture.ts'
import { Palette } from '../palette/palette.tsx'
import { useCall, useChangeEvents } from '../queries.ts'
import { currentTarget, useReaderStore } from '../reader-store.ts'
import { useAppearance, useSettings } from '../settings.ts'
import { Sidebar } from '../sidebar/sidebar.tsx'
import { summariseGiven } from '../summaries/summarise.ts'
import { showToast } from '../toast-store.ts'
import { useCommands } from '../use-commands.ts'
import { useOpenTarget } from '../use-open-target.ts'
import { useViewStore } from '../view-store.ts'
import { useWindowWidth } from '../window-width.ts'
import { Banners, Failed, Opening } from './banners.tsx'
import { DropZone } from './drop-zone.tsx'
import { MiddlePane } from './middle-pane.tsx'
import { ReaderPlace } from './reader-place.tsx'
import { ReaderSheet } from './reader-sheet.tsx'
import { ShellContext } from './shell-context.ts'
import { Shortcuts } from './shortcuts.tsx'
import { SidebarDrop, SidePane } from './side-pane.tsx'
import { type Dropped, type DropTarget, useFileDrag } from './use-file-drag.ts'

/** The window: three panes and what floats above them. */
export function Shell() {
  useChangeEvents()
  const client = useClient()
  const settings = useSettings()
  useAppearance(settings)
  const run = useCommands()
  const { data: status, error } = useCall('app.status', {})
  useJobNotices()
  useOpenTarget()
  const { backend } = useConnectionStore()
  const { overlay, detailsOf, folderOf, collectionId } = useViewStore()
  const layout = useLayoutStore()
  const reader = useReaderStore()
  const scale = settings.zoom / 100
  const width = useWindowWidth() / scale
  const hasDetails = detailsOf !== undefined || folderOf !== undefined
  const readerOpen = hasDetails || (reader.isOpen && currentTarget(reader) !== undefined)
  const { sidebarOpen, sidebarWidth, readerWidth, sidebarCalled } = layout
  const arrangement = useMemo(
    () => arrange(width, { sidebarOpen, sidebarWidth, readerOpen, readerWidth }, sidebarCalled),
    [width, sidebarOpen, sidebarWidth, readerOpen, readerWidth, sidebarCalled],
  )
  const readOnly = status?.readOnly ?? false
  const shell = useMemo(() => ({ ...arrangement, readOnly, run }), [arrangement, readOnly, run])

  const getReady = useCallback(() => getReadyToRead(client), [client])
  const drop = useCallback(
    (dropped: Dropped, target: DropTarget | undefined) => {
      const { paths, texts } = dropped
      if (paths.length + texts.length === 0) return showToast(say('summaries', 'nothingDropped'), { tone: 'warn' })
      if (target === 'conversation') summariseGiven(client, dropped)
      else if (target === 'composer') void askAboutGiven(client, dropped)
      else void addGiven(client, dropped, target === 'sidebar' && collectionId !== undefined ? { collectionId } : {})
    },
    [client, collectionId],
  )
  const dragged = useFileDrag(drop, getReady)
  const { sidebar } = arrangement
  useEffect(() => {
    if (sidebar === 'docked') useLayoutStore.setState({ sidebarCalled: false })
  }, [sidebar])

  if (backend === 'failed') return <Failed />
  if (status === undefined && error !== null) return <Failed error={error} />
  if (status === undefined) return <Opening />
  const dragging = dragged !== undefined && !readOnly
  return (
    <ShellContext value={shell}>
      <DrawPageContext value={pagePicture}>
        <div className="relative flex h-full">
          {sidebar === 'hidden' ? null : (
            <SidePane over={sidebar === 'over'} width={arrangement.sidebarWidth * scale}>
              <Sidebar readOnly={readOnly} />
              {dragging ? <SidebarDrop collectionId={collectionId} dragged={dragged} /> : null}
            </SidePane>
          )}
          <main className="relative flex min-w-0 flex-1 flex-col bg-desk">
            {sidebar === 'docked' ? (
              <PaneSeparator
                label={say('shell', 'resizeSidebar')}
                value={arrangement.sidebarWidth}
                least={SIDEBAR.least}
                most={SIDEBAR.most}
                direction={1}
                scale={scale}
                onChange={(next) => useLayoutStore.setState({ sidebarWidth: next })}
              />
            ) : null}
            <Banners readOnly={readOnly} />
            <MiddlePane />
            {dragging ? (
              <div className="absolute inset-0 z-30 flex flex-col bg-desk/70">
                <DropZone
                  target="conversation"
                  label={
                    dragged.what === 'text'
                      ? say('summaries', 'dropSummariseText')
                      : say('summaries', 'dropSummarise', { count: dragged.count })
                  }
                  className="mb-0! flex-1"
                />
                <DropZone
                  target="composer"
                  label={
                    dragged.what === 'text'
                      ? say('summaries', 'dropAskText')
                      : say('shell', 'dropAsk', { count: dragged.count })
                  }
                  className="h-28"
                />
              </div>
            ) : null}
          </main>
          {arrangement.reader === 'docked' ? (
            <aside
              aria-label={say('shell', 'reader')}
              className="relative flex shrink-0 flex-col bg-side"
              style={{ width: arrangement.readerWidth * scale }}
            >
              <PaneSeparator
                label={say('shell', 'resizeReader')}
                value={arrangement.readerWidth}
                least={READER.least}
                most={width - CONVERSATION_LEAST - (sidebar === 'docked' ? arrangement.sidebarWidth : 0)}
                direction={-1}
                scale={scale}
                onChange={(next) => useLayoutStore.setState({ readerWidth: next })}
              />
              <ReaderPlace />
            </aside>
          ) : null}
          {arrangement.reader === 'sheet' ? <ReaderSheet hasDetails={hasDetails} /> : null}
        </div>
      </DrawPageContext>
      <PageLens />
      {overlay === 'palette' ? <Palette /> : null}
      {overlay === 'shortcuts' ? <Shortcuts /> : null}
      <Toasts />
    </ShellContext>
  )
}
