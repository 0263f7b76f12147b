import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { dayWords } from '../../app/day-words.ts'
import { kindWords, senderWords } from '../../app/filter-words.ts'
import { openDocument } from '../../app/open-document.ts'
import { useCall } from '../../app/queries.ts'
import { LongName } from '../../components/long-name.tsx'

const MOST = 50

/** The newest documents that a choice lets through, while nothing is typed. */
export function FittingList({ scope }: { scope: Scope }) {
  const { filter, collectionIds } = scope
  const found = useCall('library.list', {
    sort: 'modified',
    limit: MOST,
    ...(filter === undefined ? {} : { filter }),
    // The table is of one collection; of several, the choice is shown by its count alone.
    ...(collectionIds.length === 1 && collectionIds[0] !== undefined ? { collectionId: collectionIds[0] } : {}),
  }).data
  if (found === undefined || collectionIds.length > 1) return null
  if (found.total === 0) return <p className="px-8 py-6 text-answer text-soft">{say('search', 'nothingFits')}</p>
  return (
    <div className="px-5 py-3">
      <p className="px-3 pb-2 text-soft">{say('search', 'fitting', { count: found.total })}</p>
      <ul>
        {found.documents.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              data-hit
              onClick={() => openDocument(row)}
              className="flex h-7 w-full items-center gap-3 rounded-control px-3 text-left hover:bg-hair -outline-offset-2"
            >
              <LongName name={row.title} className="flex-1" />
              {row.mail === undefined ? null : (
                <span className="max-w-40 truncate text-label text-soft">{senderWords(row.mail.from)}</span>
              )}
              <span className="shrink-0 text-label text-soft">{kindWords(row.kind)}</span>
              <span className="w-20 shrink-0 text-right text-label text-soft tabular-nums">
                {dayWords(row.mail?.sentAt ?? row.modifiedAt, Date.now())}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
