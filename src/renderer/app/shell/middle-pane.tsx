import { say } from '../../../messages/say.ts'
import { Button } from '../../components/button.tsx'
import { Conversation } from '../../features/chat/conversation.tsx'
import { FirstRun } from '../../features/library/first-run.tsx'
import { ImportView } from '../../features/library/import-view.tsx'
import { KeptView } from '../../features/library/kept-view.tsx'
import { LibraryView } from '../../features/library/library-view.tsx'
import { SearchView } from '../../features/search/search-view.tsx'
import { LedgerView } from '../../features/settings/ledger-view.tsx'
import { SettingsView } from '../../features/settings/settings-view.tsx'
import { SummariesView } from '../../features/summaries/summaries-view.tsx'
import { SummaryView } from '../../features/summaries/summary-view.tsx'
import { useCall } from '../queries.ts'
import { sentenceFor } from '../report.ts'
import { useViewStore } from '../view-store.ts'

/** What the middle pane shows; the first run in place of an empty desk. */
export function MiddlePane() {
  const view = useViewStore((state) => state.view)
  const overview = useCall('library.overview', {})
  const jobs = useCall('import.list', {})
  const again = () => {
    void overview.refetch()
    void jobs.refetch()
  }
  switch (view.name) {
    case 'thread': {
      if (overview.data === undefined || jobs.data === undefined) {
        const error = overview.error ?? jobs.error
        return error === null ? null : <NoLibrary error={error} onAgain={again} />
      }
      const nothingHere = overview.data.documents === 0 && jobs.data.every((job) => job.state === 'cancelled')
      if (view.threadId === undefined && nothingHere && overview.data.needsALook === 0) return <FirstRun />
      return <Conversation threadId={view.threadId} />
    }
    case 'library':
      return <LibraryView {...view} key={`${view.collectionId ?? ''}/${view.needsALook ?? ''}/${view.filter ?? ''}`} />
    case 'search':
      return <SearchView />
    case 'kept':
      return <KeptView />
    case 'summaries':
      return <SummariesView />
    case 'summary':
      return <SummaryView key={view.summaryId} summaryId={view.summaryId} />
    case 'import':
      return <ImportView jobId={view.jobId} />
    case 'settings':
      return <SettingsView />
    case 'ledger':
      return <LedgerView />
  }
}

/** In place of a thread while the library does not answer. */
function NoLibrary({ error, onAgain }: { error: Error; onAgain: () => void }) {
  return (
    <div className="m-auto flex max-w-md flex-col items-start gap-3 px-6">
      <p role="alert" className="selectable text-answer text-warn">
        {sentenceFor(error)}
      </p>
      <Button onPress={onAgain}>{say('shell', 'tryAgain')}</Button>
    </div>
  )
}
