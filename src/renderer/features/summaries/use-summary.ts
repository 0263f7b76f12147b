import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Gist } from '../../../api/gist.ts'
import type { MethodOutput } from '../../../api/methods.ts'
import { keyOf } from '../../app/queries.ts'
import { runOf, type SummaryRun, useRunsStore } from '../../app/summaries/runs-store.ts'
import { useClient } from '../../client.ts'

const MOST_GISTS = 5

/**
 * A summary by its id, or by the key of the run that makes it. `run`: while this window makes it, and until what is stored
 * has it; `stored`: a version as it is kept, the newest unless `versionId` names another.
 */
export type KnownSummary = {
  summaryId: string | undefined
  run: SummaryRun | undefined
  stored: MethodOutput<'summary.get'> | undefined
  gists: readonly Gist[]
  /** What made it, or went on with it, in this window. */
  made: SummaryRun | undefined
  error: Error | null
}

/** What is known of a summary, whichever way it is shown. */
export function useSummary(id: string, versionId: string | undefined): KnownSummary {
  const client = useClient()
  const known = useRunsStore(({ runs }) => runOf(runs, id))
  const summaryId = known === undefined ? id : known.summaryId
  const isRunning = known !== undefined && known.live.phase !== 'ended'
  const input = { summaryId: summaryId ?? '', ...(versionId === undefined ? {} : { versionId }) }
  const {
    data: stored,
    dataUpdatedAt,
    error,
  } = useQuery({
    queryKey: keyOf('summary.get', input),
    queryFn: ({ signal }) => client.call('summary.get', input, { signal }),
    enabled: summaryId !== undefined && (!isRunning || versionId !== undefined),
    placeholderData: keepPreviousData,
  })
  const isFresh = dataUpdatedAt >= (known?.endedAt ?? 0) && stored?.content?.state !== 'streaming'
  const hasIt = isFresh && stored?.versions.some((version) => version.id === known?.versionId) === true
  const run = versionId === undefined && (isRunning || (known !== undefined && !hasIt)) ? known : undefined
  const documentIds = stored?.summary.documentIds.slice(0, MOST_GISTS) ?? []
  const asked = useQueries({
    queries: documentIds.map((documentId) => ({
      queryKey: keyOf('summary.gist', { documentIds: [documentId] }),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.call('summary.gist', { documentIds: [documentId] }, { signal }),
      enabled: known === undefined,
    })),
  })
  const gists = known === undefined ? asked.flatMap(({ data }) => data ?? []) : inOrder(known)
  return {
    summaryId,
    run,
    stored: summaryId === undefined ? undefined : stored,
    gists,
    made: known,
    error: isRunning ? null : error,
  }
}

/** What is known of a run's documents, in their order, those whose place is not known yet last. */
function inOrder({ live, documentIds }: SummaryRun): readonly Gist[] {
  const place = ({ documentId }: Gist) => {
    const at = documentIds.indexOf(documentId)
    return at < 0 ? documentIds.length : at
  }
  return live.gists.toSorted((one, other) => place(one) - place(other))
}
