import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { dayWords } from '../../app/day-words.ts'
import { fileName } from '../../app/file-name.ts'
import { useCall } from '../../app/queries.ts'
import { removeDocuments } from '../../app/remove-documents.ts'
import { report } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { showDetails } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'

/** The versions or copies of a document's file, the newest first; each shows its details, and can be removed by itself. */
export function VersionList({ row }: { row: DocumentRow }) {
  const id = useId()
  const client = useClient()
  const { readOnly } = useShell()
  const versions = useCall('library.versions', { documentIds: [row.id] }).data ?? []
  const copies = row.version?.copies === true
  if (versions.length < 2) return null
  return (
    <section aria-labelledby={id} className="mt-5">
      <h3 id={id} className="mb-1 font-semibold">
        {say('documents', copies ? 'copiesTitle' : 'versionsTitle')}
      </h3>
      <p className="mb-2 text-label text-soft">{say('documents', copies ? 'copiesNote' : 'versionsNote')}</p>
      <ul className="overflow-hidden rounded-control border border-line bg-paper">
        {versions.map((version) => (
          <li
            key={version.id}
            className="group flex items-center border-hair border-b pr-1 last:border-b-0 focus-within:bg-hair/40 hover:bg-hair/60"
          >
            <button
              type="button"
              aria-current={version.id === row.id ? 'true' : undefined}
              title={version.path}
              className={classes(
                'flex min-w-0 flex-1 items-baseline gap-3 px-3 py-1.5 text-left -outline-offset-2',
                version.id === row.id && 'font-semibold',
              )}
              onClick={() => showDetails(version.id)}
            >
              <LongName name={copies ? version.path : fileName(version.path)} className="flex-1" />
              <span className="shrink-0 text-label text-soft tabular-nums">
                {dayWords(version.mail?.sentAt ?? version.modifiedAt, Date.now())}
              </span>
            </button>
            {readOnly ? null : (
              <IconButton
                label={say('documents', 'removeVersion', { path: fileName(version.path) })}
                className="size-6! opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
                onPress={() => void removeDocuments(client, [version.id]).catch(report)}
              >
                <Trash2 />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
