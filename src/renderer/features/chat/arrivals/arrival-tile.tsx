import type { ImportItem } from '../../../../api/job.ts'
import { say } from '../../../../messages/say.ts'
import { fileName } from '../../../app/file-name.ts'
import { openDocument } from '../../../app/open-document.ts'
import { useCall } from '../../../app/queries.ts'
import { isLocked } from '../../../app/use-unlock.ts'
import { showDetails } from '../../../app/view-store.ts'
import { Button } from '../../../components/button.tsx'
import { classes } from '../../../components/classes.ts'
import { LongName } from '../../../components/long-name.tsx'
import { arrivalWords } from './arrival-words.ts'
import { FactLinks } from './fact-links.tsx'
import { FirstPage } from './first-page.tsx'

/** One arrived file: its first page filling, its title, where reading stands, and the first facts. */
export function ArrivalTile({ item }: { item: ImportItem }) {
  const { documentId = '' } = item
  const { data: row } = useCall('document.get', { documentId }, { enabled: documentId !== '' })
  const { text, warn, share } = arrivalWords(item, row)
  const failed = item.status === 'failed' || item.status === 'unsupported'
  const title = failed ? fileName(item.path) : (row?.title ?? fileName(item.path))
  return (
    <li className="relative flex min-w-0 gap-3" data-status={item.status}>
      <div className="w-13 shrink-0">
        <FirstPage row={row} failed={failed} />
        <div aria-hidden="true" className={classes('mt-1 h-0.5', share === undefined ? 'opacity-0' : 'bg-line')}>
          <div
            className="h-full bg-accent transition-[width]"
            style={{ width: `${Math.round((share ?? 1) * 100)}%` }}
          />
        </div>
      </div>
      <div className="min-w-0 flex-1">
        {row === undefined || failed ? (
          <LongName name={title} className="font-semibold" />
        ) : (
          <button
            type="button"
            aria-label={say('arrivals', 'open', { title })}
            onClick={() => openDocument(row)}
            className="block w-full rounded-chip text-left font-semibold after:absolute after:top-0 after:left-0 after:h-18.5 after:w-13"
          >
            <LongName name={title} />
          </button>
        )}
        <p className={classes('text-label tabular-nums', warn ? 'selectable text-warn' : 'text-soft')}>{text}</p>
        {row === undefined || failed ? null : <FactLinks row={row} />}
        {failed && isLocked(row?.error) ? (
          <Button look="link" className="text-label" onPress={() => showDetails(documentId)}>
            {say('documents', 'enterPassword')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
