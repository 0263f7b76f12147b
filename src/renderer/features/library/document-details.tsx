import { X } from 'lucide-react'
import { useId } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { isKeptText } from '../../app/kept-text.ts'
import { languageName } from '../../app/language-name.ts'
import { openById, openInReader } from '../../app/open-document.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { reread } from '../../app/reread.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { sizeWords } from '../../app/size-words.ts'
import { showDetails } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { LongName } from '../../components/long-name.tsx'
import { MemberList } from '../../components/member-list.tsx'
import { CollectionTags } from './collection-tags.tsx'
import { Line, moment } from './detail-line.tsx'
import { FirstPage } from './first-page.tsx'
import { healthSentence } from './health-words.ts'
import { MembersLeftOut } from './members-left-out.tsx'
import { Problems } from './problems.tsx'
import { ReadyLine } from './ready-line.tsx'
import { shortStatus, statusWords } from './row-words.ts'
import { VersionList } from './version-list.tsx'

/** What is known of a document, in the reader's place. */
export function DocumentDetails({ documentId }: { documentId: string }) {
  const { data: row, error } = useCall('document.get', { documentId })
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
      <section
        aria-label={say('library', 'details')}
        tabIndex={0}
        className="selectable min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2"
      >
        {error === null ? null : (
          <p role="alert" className="text-warn">
            {sentenceFor(error)}
          </p>
        )}
        {row === undefined ? null : <Known row={row} />}
      </section>
    </>
  )
}

function Known({ row }: { row: DocumentRow }) {
  const client = useClient()
  const { readOnly } = useShell()
  const { parentId, parentTitle } = row
  return (
    <>
      <div className="flex gap-4">
        <FirstPage row={row} />
        <div className="flex min-w-0 flex-1 flex-col items-start gap-2">
          {row.status === 'failed' ? null : (
            <Button look="primary" onPress={() => openInReader(row)}>
              {say('library', 'open')}
            </Button>
          )}
          {parentId === undefined && !isKeptText(row.path) ? (
            <Button onPress={() => void window.carrel.call('shell.showInFolder', { path: row.path })}>
              {say('library', 'showInFolder')}
            </Button>
          ) : null}
          {readOnly ? null : <Button onPress={() => reread(client, [row.id])}>{say('documents', 'readAgain')}</Button>}
        </div>
      </div>
      <Problems row={row} />
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        <Line name={say('documents', 'kind')}>{say('documents', `kind-${row.kind}`)}</Line>
        {row.mail === undefined ? null : <Line name={say('documents', 'sender')}>{row.mail.from}</Line>}
        {row.mail?.sentAt === undefined ? null : <Line name={say('documents', 'sent')}>{moment(row.mail.sentAt)}</Line>}
        <Line name={say('library', 'column-status')}>
          {row.error === undefined ? statusWords(row) : shortStatus(row)}
        </Line>
        {row.pages === 0 ? null : <Line name={say('documents', 'pagesRead')}>{healthSentence(row)}</Line>}
        <Line name={say('library', 'column-size')}>{sizeWords(row.size)}</Line>
        {row.language === '' ? null : <Line name={say('documents', 'language')}>{languageName(row.language)}</Line>}
        <Line name={say('library', 'column-added')}>{moment(row.addedAt)}</Line>
        <Line name={say('library', 'column-modified')}>{moment(row.modifiedAt)}</Line>
        <Line name={say('library', 'collections')}>
          <CollectionTags row={row} />
        </Line>
        <ReadyLine row={row} />
        {parentId === undefined || parentTitle === undefined ? null : (
          <Line name={say('documents', 'within')}>
            <Button look="link" className="max-w-full whitespace-normal" onPress={() => openById(client, parentId)}>
              {parentTitle}
            </Button>
          </Line>
        )}
        <Line name={say('library', 'path')}>
          <span className="break-all">{row.path}</span>
        </Line>
      </dl>
      {row.version === undefined ? null : <VersionList row={row} />}
      {row.members === undefined ? null : <Members row={row} />}
      <MembersLeftOut
        documentId={row.id}
        title={say('documents', 'leftOutTitle')}
        className="mt-5"
        listClassName="max-h-80 rounded-control border border-line bg-paper"
      />
    </>
  )
}

function Members({ row }: { row: DocumentRow }) {
  const id = useId()
  return (
    <div className="mt-5">
      <h3 id={id} className="mb-1 font-semibold">
        {say('documents', row.kind === 'mail' ? 'attachmentsTitle' : 'membersTitle')}
      </h3>
      <MemberList
        documentId={row.id}
        labelledBy={id}
        className="max-h-80 rounded-control border border-line bg-paper"
      />
    </div>
  )
}
