import type { ImportDeps } from './import-deps.ts'
import { completeSwitch, isSwitching } from './switch-embedder.ts'

/**
 * Goes on with a switch of embedders: `embedAll` gives vectors to what lacks them, and where nothing does the switch ends. A
 * job of the embedder that was chosen before leaves documents to the new one; what `jobId` tried is not tried again.
 */
export async function goOnSwitching(
  deps: ImportDeps,
  embedAll: (choice: string, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
  jobId?: string,
): Promise<void> {
  const { store } = deps
  const settings = deps.settings.get()
  const { embedder: choice } = settings
  try {
    if (isSwitching(settings) && !store.runningJobs().some((job) => job.embedder === choice)) {
      const ended = jobId === undefined ? undefined : store.jobRecord(jobId)
      const tried = new Set(ended?.embedder === choice ? store.items(ended.id).map(({ documentId }) => documentId) : [])
      const embedder = await deps.models.embedder(choice, signal)
      const left = embedder ? store.documentsToEmbed(embedder.id) : []
      if (left.some(({ documentId }) => !tried.has(documentId))) await embedAll(choice, signal)
      else await completeSwitch(deps, choice, signal)
    } else await completeSwitch(deps, choice, signal)
  } catch (error) {
    if (signal.aborted) throw error
    deps.log.warn('the chosen embedder cannot be used', { error: String(error) })
  }
}
