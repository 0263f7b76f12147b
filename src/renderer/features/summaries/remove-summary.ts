import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { report } from '../../app/report.ts'
import { showToast } from '../../app/toast-store.ts'

/** Removes a summary and says so, with a way back. */
export async function removeSummary(client: Client, summaryId: string): Promise<void> {
  await client.call('summary.remove', { summaryId })
  showToast(say('summaries', 'removed'), {
    undo: () => void client.call('summary.restore', { summaryId }).catch(report),
  })
}
