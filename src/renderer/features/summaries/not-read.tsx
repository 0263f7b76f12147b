import { useState } from 'react'
import type { ImportItem } from '../../../api/job.ts'
import { say, sayError } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { useCall } from '../../app/queries.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { arrived, isOpen, isWithin } from '../../app/summaries/arriving.ts'
import type { SummaryRun } from '../../app/summaries/runs-store.ts'
import { readSince } from '../../app/summaries/summarise.ts'
import { isLocked } from '../../app/use-unlock.ts'
import { showView } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { UnlockForm } from '../../components/unlock-form.tsx'

const MOST = 5
const NEVER = new AbortController().signal

/**
 * Files of a run's import that are not among its documents: they could not be read, or hold no words. None while that is not known.
 */
export function useNotRead(run: SummaryRun | undefined): ImportItem[] {
  const { jobId, readSince: since = {}, documentIds = [] } = run ?? {}
  const { data = [] } = useCall('import.items', { jobId: jobId ?? '' }, { enabled: jobId !== undefined })
  const isArriving = run === undefined || run.live.phase === 'arriving'
  return data.flatMap((item): ImportItem[] => {
    const { path, error, pages, documentId, status } = item
    if (error !== undefined) {
      const isAdded = since[path]?.every((id) => documentIds.includes(id)) === true
      return isAdded ? [] : [item]
    }
    const isWordless = !isArriving && !isOpen(item) && pages > 0 && !documentIds.includes(documentId ?? '')
    // Pictures within messages are not what was given.
    if (!isWordless || status === 'unsupported' || isWithin(item, data)) return []
    return [{ ...item, error: { code: 'document-empty', parameters: { name: fileName(path) } } }]
  })
}

/**
 * What was given and is not in a summary, each with its reason. One that wants a password asks for it; `onAdd` makes a summary with
 * what was read since, undefined where that cannot be done now.
 */
export function NotRead({
  run,
  items,
  onAdd,
}: {
  run: SummaryRun
  items: readonly ImportItem[]
  onAdd: ((documentIds: readonly string[]) => void) | undefined
}) {
  const { jobId, readSince } = run
  if (items.length === 0 || jobId === undefined) return null
  const more = items.length - MOST
  // What the user can do something about stands first.
  const shown = items
    .toSorted((one, other) => Number(isLocked(other.error)) - Number(isLocked(one.error)))
    .slice(0, more > 1 ? MOST : undefined)
  return (
    <section aria-label={say('summaries', 'givenNotRead')} className="mt-3 border-t border-line pt-2">
      <h2 className="min-h-6 font-semibold text-soft">{say('summaries', 'givenNotRead')}</h2>
      <ul className="flex flex-col gap-0.5">
        {shown.map((item) => (
          <li key={item.path} className="text-label">
            <Item run={run} item={item} since={readSince[item.path]} onAdd={onAdd} />
          </li>
        ))}
      </ul>
      {more <= 1 ? null : (
        <Button look="link" className="text-label" onPress={() => showView({ name: 'import', jobId })}>
          {say('summaries', 'moreNotRead', { count: more })}
        </Button>
      )}
    </section>
  )
}

function Item({
  run,
  item,
  since,
  onAdd,
}: {
  run: SummaryRun
  item: ImportItem
  since: readonly string[] | undefined
  onAdd: ((documentIds: readonly string[]) => void) | undefined
}) {
  if (since !== undefined)
    return (
      <Button look="link" className="text-label" isDisabled={onAdd === undefined} onPress={() => onAdd?.(since)}>
        {say('summaries', 'summariseWith', { name: fileName(item.path) })}
      </Button>
    )
  if (isLocked(item.error) && item.documentId !== undefined)
    return <LockedFile runKey={run.key} item={item} documentId={item.documentId} />
  return <span className="selectable text-warn">{reasonOf(item)}</span>
}

/** Asks for a file's password where the user wants to give it, and waits until it is read with it. */
function LockedFile({ runKey, item, documentId }: { runKey: string; item: ImportItem; documentId: string }) {
  const client = useClient()
  const { readOnly } = useShell()
  const [isAsked, setAsked] = useState(false)
  const name = fileName(item.path)
  const unlocked = (jobId: string) => {
    arrived(client, jobId, () => undefined, NEVER).then(
      (documentIds) => readSince(client, runKey, item.path, documentIds),
      // The form says what is wrong.
      () => undefined,
    )
  }
  if (isAsked && !readOnly)
    return (
      <UnlockForm
        documentId={documentId}
        name={name}
        autoFocus
        unlocked={unlocked}
        className="my-1.5 max-w-[30rem] text-plain"
      />
    )
  return (
    <span className="text-warn">
      <span className="selectable">{reasonOf(item)}</span>{' '}
      {readOnly ? null : (
        <Button look="link" className="text-label" onPress={() => setAsked(true)}>
          {say('documents', 'enterPassword')}
        </Button>
      )}
    </span>
  )
}

/** Why a file was not read; named where the reason does not. */
function reasonOf({ path, error }: ImportItem): string {
  const name = fileName(path)
  const reason = error === undefined ? say('summaries', 'failed') : sayError(error)
  return reason.includes(name) ? reason : say('summaries', 'fileFailed', { name, reason })
}
