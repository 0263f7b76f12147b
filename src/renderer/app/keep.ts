import type { KeptPassage } from '../../api/kept.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { type ReaderPlace, useReaderStore } from './reader-store.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'
import { showView } from './view-store.ts'

/** Keeps the words of a place and says so, with a way back and a way to them. */
export async function keepWords(client: Client, { documentId, revisionId, headingPath, spans }: ReaderPlace) {
  if (spans.every((span) => span.text === '')) return showToast(say('shell', 'cannotKeep'))
  const id = crypto.randomUUID()
  const words = { documentId, revisionId, headingPath: [...headingPath], spans: [...spans] }
  const kept = await client.call('kept.add', { id, ...words })
  const action = { label: say('arrivals', 'show'), run: () => showView({ name: 'kept' }) }
  if (kept.id !== id) return showToast(say('shell', 'wordsKeptAlready'), { action })
  showToast(say('shell', 'wordsKept'), {
    action,
    undo: () => void client.call('kept.remove', { id }).catch(report),
  })
}

/** Keeps what is selected in the reader; where nothing is, it says so. */
export function keepSelection(client: Client): void {
  const { selection } = useReaderStore.getState()
  if (selection === undefined) return showToast(say('shell', 'nothingToKeep'))
  void keepWords(client, selection.place).catch(report)
}

/** Removes a kept passage and says so, with a way back. */
export async function removeKept(client: Client, passage: KeptPassage): Promise<void> {
  const { id, documentId, revisionId, headingPath, spans } = passage
  await client.call('kept.remove', { id })
  showToast(say('shell', 'keptRemoved'), {
    undo: () => void client.call('kept.add', { id, documentId, revisionId, headingPath, spans }).catch(report),
  })
}
