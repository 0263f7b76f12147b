import { Conversation } from '../../features/chat/conversation.tsx'
import { FirstRun } from '../../features/library/first-run.tsx'
import { ImportView } from '../../features/library/import-view.tsx'
import { LibraryView } from '../../features/library/library-view.tsx'
import { LedgerView } from '../../features/settings/ledger-view.tsx'
import { SettingsView } from '../../features/settings/settings-view.tsx'
import { useCall } from '../queries.ts'
import { useViewStore } from '../view-store.ts'

/** What the middle pane shows; the first run in place of an empty desk. */
export function MiddlePane() {
  const view = useViewStore((state) => state.view)
  const overview = useCall('library.overview', {})
  const jobs = useCall('import.list', {})
  switch (view.name) {
    case 'thread': {
      if (overview.data === undefined || jobs.data === undefined) return null
      const nothingHere = overview.data.documents === 0 && jobs.data.every((job) => job.state === 'cancelled')
      if (view.threadId === undefined && nothingHere && overview.data.needsALook === 0) return <FirstRun />
      return <Conversation threadId={view.threadId} />
    }
    case 'library':
      return <LibraryView {...view} key={`${view.collectionId ?? ''}/${view.needsALook ?? ''}`} />
    case 'import':
      return <ImportView jobId={view.jobId} />
    case 'settings':
      return <SettingsView />
    case 'ledger':
      return <LedgerView />
  }
}
