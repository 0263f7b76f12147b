import { useId } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say, sayError } from '../../../messages/say.ts'
import { MemberList } from '../../components/member-list.tsx'
import { membersWords } from '../../components/members-words.ts'
import { Notice } from './notice.tsx'

/** Whether a document has no text of its own, only documents within it. */
export function isContainer({ kind }: Pick<DocumentRow, 'kind'>): boolean {
  return kind === 'archive' || kind === 'mailbox'
}

/** The documents within an archive or mailbox; each opens. */
export function MembersView({ row }: { row: DocumentRow }) {
  const id = useId()
  if (row.members === undefined)
    return (
      <Notice
        text={row.error === undefined ? say('reader', 'nothingInside', { title: row.title }) : sayError(row.error)}
      />
    )
  return (
    <>
      <p id={id} className="shrink-0 border-line border-b px-3 py-2 text-soft tabular-nums">
        <span className="sr-only">{say('reader', 'members', { title: row.title })}: </span>
        {membersWords(row.kind, row.members)}
      </p>
      <MemberList documentId={row.id} labelledBy={id} className="flex-1" />
    </>
  )
}
