import type { PinnedDocument } from '../../api/warm.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'

/** Keeps documents ready for the model, or no longer, and says so with a way back. What goes wrong is shown. */
export function keepReady(client: Client, documentIds: readonly string[], pinned: boolean): void {
  const pin = (wanted: boolean) => client.call('warm.pin', { documentIds: [...documentIds], pinned: wanted })
  pin(pinned)
    .then((states) => {
      const changed = new Set(documentIds)
      const long = states.pinned.filter(({ documentId, state }) => changed.has(documentId) && state === 'too-long')
      const key = pinned ? (long.length === documentIds.length ? 'keptTooLong' : 'kept') : 'keptNoMore'
      showToast(say('memory', key, { count: documentIds.length }), { undo: () => void pin(!pinned).catch(report) })
    })
    .catch(report)
}

/** What is to be said of a document that is kept ready. `whenIdle`: whether documents are read while the machine is idle. */
export function readyStateWords(state: PinnedDocument['state'], whenIdle: boolean): string {
  return say('memory', state === 'waiting' && !whenIdle ? 'state-waitingToBeAsked' : `state-${state}`)
}
