import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { say, sayError } from '../../../messages/say.ts'
import { openDocument } from '../../app/palette/entries.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { showDetails } from '../../app/view-store.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { LongName } from '../../components/long-name.tsx'
import { sizeWords, statusWords } from './row-words.ts'

/** What is known of a document, in the reader's place. */
export function DocumentDetails({ documentId }: { documentId: string }) {
  const { data: row, error } = useCall('document.get', { documentId })
  const collections = useCall('library.overview', {}).data?.collections ?? []
  const names = collections.filter((one) => row?.collectionIds.includes(one.id)).map((one) => one.name)
  return (
    <>
      <header className="title-row flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3">
        <h2 className="min-w-0 flex-1 font-semibold">
          <LongName name={row?.title ?? say('library', 'details')} />
        </h2>
        <IconButton label={say('library', 'closeDetails')} onPress={() => showDetails(undefined)}>
          <X />
        </IconButton>
      </header>
      <div className="selectable min-h-0 overflow-y-auto p-4">
        {error === null ? null : (
          <p role="alert" className="text-warn">
            {sentenceFor(error)}
          </p>
        )}
        {row === undefined ? null : (
          <>
            {[...(row.error === undefined ? [] : [row.error]), ...row.warnings].map((problem) => (
              <p key={problem.code} className="mb-3 rounded-control bg-warn-wash px-3 py-2 text-warn">
                {sayError(problem)}
              </p>
            ))}
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
              <Line name="column-status">
                {row.error === undefined ? statusWords(row) : say('library', 'status-failed')}
              </Line>
              <Line name="column-pages">{row.pages}</Line>
              <Line name="column-size">{sizeWords(row.size)}</Line>
              <Line name="column-added">{moment(row.addedAt)}</Line>
              <Line name="column-modified">{moment(row.modifiedAt)}</Line>
              {names.length === 0 ? null : <Line name="collections">{names.join(', ')}</Line>}
              <Line name="path">
                <span className="break-all">{row.path}</span>
              </Line>
            </dl>
            <div className="mt-4 flex gap-2">
              {row.status === 'failed' ? null : (
                <Button
                  onPress={() => {
                    showDetails(undefined)
                    openDocument(row)
                  }}
                >
                  {say('library', 'open')}
                </Button>
              )}
              <Button onPress={() => void window.carrel.call('shell.showInFolder', { path: row.path })}>
                {say('library', 'showInFolder')}
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  )
}

function moment(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

type LineName =
  | 'column-status'
  | 'column-pages'
  | 'column-size'
  | 'column-added'
  | 'column-modified'
  | 'collections'
  | 'path'

function Line({ name, children }: { name: LineName; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{say('library', name)}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </>
  )
}
