import type { Citation, Quote } from '../../../api/answer.ts'
import type { OpenTarget } from '../../../api/desktop.ts'
import type { Hit } from '../../../api/search.ts'
import type { Client } from '../../../rpc/types.ts'
import type { LiveAnswer } from '../../app/answer/live-answer.ts'
import { sentenceFor } from '../../app/report.ts'
import { type AnswerResult, notify } from './quick-store.ts'

/** Opens a hit, quote or citation in the reader of the main window. */
export function openWords({ documentId, revisionId, spans }: Hit | Quote | Citation): void {
  openInWindow({ what: 'words', documentId, revisionId, spans })
}

/** Shows the main window, with something in it where it is named. */
export function openInWindow(target?: OpenTarget): void {
  void window.carrel.call('window.open', target === undefined ? {} : { target })
}

/** The place an answer rests on first: of its first shown sentence, else its first quote; undefined without one. */
export function firstSource(answer: LiveAnswer): Citation | Quote | undefined {
  const cited = answer.sentences.filter(({ shown }) => shown).flatMap(({ citations }) => citations)
  return [...cited, ...answer.quotes].find(({ documentId }) => documentId !== '')
}

/** Stores an answer as a thread and shows that in the main window. */
export async function keepAndOpen(client: Client, { question, answer }: AnswerResult): Promise<void> {
  const { draft: _, phase: __, progress: ___, ...stored } = answer
  try {
    const scope = { collectionIds: [], documentIds: [] }
    const thread = await client.call('quick.keep', { question, scope, answer: stored })
    openInWindow({ what: 'thread', threadId: thread.id })
  } catch (error) {
    notify(sentenceFor(error), true)
  }
}
