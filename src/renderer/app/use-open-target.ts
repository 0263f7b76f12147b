import { useEffect } from 'react'
import type { OpenTarget } from '../../api/desktop.ts'
import type { Client } from '../../rpc/types.ts'
import { useClient } from '../client.ts'
import { openAt } from './reader-store.ts'
import { report } from './report.ts'
import { summariseGiven } from './summaries/summarise.ts'
import { showOverlay, showView } from './view-store.ts'

/** Shows what quick ask, the tray, a notification, the program's icon or the terminal opens in this window. */
export function useOpenTarget(): void {
  const client = useClient()
  useEffect(
    () =>
      window.carrel.onEvent((event) => {
        if (event.type === 'open') void openTarget(client, event.target).catch(report)
      }),
    [client],
  )
}

async function openTarget(client: Client, target: OpenTarget): Promise<void> {
  if (target.what === 'summarise') return summariseGiven(client, target)
  showOverlay(undefined)
  if (target.what === 'settings') return showView({ name: 'settings' })
  if (target.what === 'thread') return showView({ name: 'thread', threadId: target.threadId })
  if (target.what === 'summary') return showView({ name: 'summary', summaryId: target.summaryId })
  if (target.what === 'import') return showView({ name: 'import', jobId: target.jobId })
  const { documentId, revisionId, spans } = target
  const { title, path } = await client.call('document.get', { documentId })
  const [first] = spans
  const key = `opened:${revisionId}:${first?.page ?? 0}:${first?.start ?? 0}`
  openAt({ documentId, revisionId, title, path, headingPath: [], spans, key, marks: [] })
}
