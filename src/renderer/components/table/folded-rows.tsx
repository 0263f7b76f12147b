import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { AnswerTable } from '../../../api/answer-table.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { openById } from '../../app/open-document.ts'
import { useClient } from '../../client.ts'
import { Button } from '../button.tsx'
import { classes } from '../classes.ts'
import { reasonOf } from './table-text.ts'

/** Documents that were read and say nothing of it, and those that could not be read, folded with the reason of each. */
export function FoldedRows({ table }: { table: Pick<AnswerTable, 'rows'> }) {
  const client = useClient()
  const id = useId()
  const [open, setOpen] = useState(false)
  const empty = table.rows.filter(({ state }) => state === 'empty')
  const skipped = table.rows.filter(({ state }) => state === 'skipped')
  if (empty.length + skipped.length === 0) return null
  const words = [
    empty.length === 0 ? '' : say('table', 'empty', { count: empty.length }),
    skipped.length === 0 ? '' : say('table', 'skipped', { count: skipped.length }),
  ].filter((part) => part !== '')
  return (
    <div className="mt-1 text-label">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={classes(
          'flex min-h-6 items-center gap-1 rounded-chip pr-1.5 tabular-nums hover:text-ink',
          skipped.length > 0 ? 'text-warn' : 'text-soft',
        )}
      >
        <ChevronRight className={classes('size-3.5! transition-transform', open && 'rotate-90')} />
        {words.join(', ')}
      </button>
      <ul id={id} hidden={!open} className="selectable ml-4.5 pb-1">
        {[...skipped, ...empty].map((row) => (
          <li key={row.documentId} className="flex gap-2 py-0.5">
            <Button
              look="link"
              className="max-w-1/2 truncate text-label!"
              onPress={() => openById(client, row.documentId)}
            >
              {plainTitle(row.title)}
            </Button>
            <span className={row.state === 'skipped' ? 'text-warn' : 'text-soft'}>{reasonOf(row)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
