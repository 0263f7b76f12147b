import { X } from 'lucide-react'
import { useState } from 'react'
import type { WatchedFolder } from '../../../api/watched-folder.ts'
import { say, sayError } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { useFolderActions } from '../../app/use-folder-actions.ts'
import { showDetails, showView } from '../../app/view-store.ts'
import { folderName } from '../../app/watch-folder.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { LongName } from '../../components/long-name.tsx'
import { Line, moment } from './detail-line.tsx'
import { FolderRulesForm } from './folder-rules-form.tsx'

/** What is known of a watched folder, and its rules, in the reader's place. */
export function FolderDetails({ folderId }: { folderId: string }) {
  const folders = useCall('folder.list', {}).data
  const folder = folders?.find(({ id }) => id === folderId)
  return (
    <>
      <header className="title-row flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3">
        <h2 className="min-w-0 flex-1 font-semibold">
          <LongName name={folder === undefined ? say('folders', 'details') : folderName(folder.path)} />
        </h2>
        <IconButton label={say('folders', 'close')} onPress={() => showDetails(undefined)}>
          <X />
        </IconButton>
      </header>
      <section
        aria-label={say('folders', 'details')}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.stopPropagation()
          showDetails(undefined)
        }}
      >
        {folder === undefined ? (
          folders === undefined ? null : (
            <p className="text-soft">{say('folders', 'gone')}</p>
          )
        ) : (
          <Known folder={folder} />
        )}
      </section>
    </>
  )
}

function Known({ folder }: { folder: WatchedFolder }) {
  const { readOnly } = useShell()
  const actions = useFolderActions(folder)
  const collections = useCall('library.overview', {}).data?.collections
  const { path, state, error, documents, syncedAt, collectionId } = folder
  const collection = collections?.find(({ id }) => id === collectionId)?.name
  const paused = state === 'paused'
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => showView({ name: 'library', filter: path })}>
          {say('folders', 'showDocuments', { count: documents })}
        </Button>
        {state === 'missing' ? null : (
          <Button onPress={() => void window.carrel.call('shell.showInFolder', { path })}>
            {say('shell', 'folderReveal')}
          </Button>
        )}
        {readOnly ? null : (
          <>
            <Button isDisabled={state === 'syncing'} onPress={() => actions.sync(false)}>
              {say('shell', 'folderSync')}
            </Button>
            <Button onPress={() => actions.setPaused(!paused)}>
              {say('shell', paused ? 'folderResume' : 'folderPause')}
            </Button>
          </>
        )}
      </div>
      {error === undefined ? null : (
        <p role="alert" className="mt-4 rounded-control bg-warn-wash px-3 py-2 text-warn">
          {sayError(error)}
        </p>
      )}
      <dl className="selectable mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        <Line name={say('folders', 'state')}>{say('shell', `folder-${state}`)}</Line>
        <Line name={say('folders', 'synced')}>
          {syncedAt === undefined ? say('folders', 'neverSynced') : moment(syncedAt)}
        </Line>
        {collection === undefined ? null : <Line name={say('folders', 'collection')}>{collection}</Line>}
        <Line name={say('folders', 'path')}>
          <span className="break-all">{path}</span>
        </Line>
      </dl>
      <FolderRulesForm folder={folder} readOnly={readOnly} onSave={actions.saveRules} />
      {readOnly ? null : <Ending documents={documents} onStop={actions.stop} onRemove={actions.stopAndRemove} />}
    </>
  )
}

/** The ways to end watching. That documents go is asked once more: they may be many. */
function Ending(props: { documents: number; onStop: () => void; onRemove: () => void }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <div className="mt-5 border-t border-line pt-4">
      {isAsked ? (
        <>
          <p role="status" className="mb-2 text-soft">
            {say('folders', 'removeText')}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <Button autoFocus className="text-warn!" onPress={props.onRemove}>
              {say('folders', 'removeNow', { count: props.documents })}
            </Button>
            <Button look="quiet" onPress={() => setAsked(false)}>
              {say('folders', 'keepAll')}
            </Button>
          </div>
        </>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button onPress={props.onStop}>{say('shell', 'folderStop')}</Button>
          {props.documents === 0 ? null : (
            <Button look="quiet" onPress={() => setAsked(true)}>
              {say('folders', 'remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
