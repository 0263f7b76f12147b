import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { report } from './report.ts'
import { showToast } from './toast-store.ts'

/** Reads documents again, or recognises pages of one again, and says so. */
export function reread(client: Client, documentIds: readonly string[], pages?: readonly number[]): void {
  client
    .call('document.reread', { documentIds: [...documentIds], ...(pages === undefined ? {} : { pages: [...pages] }) })
    .then(() =>
      showToast(
        pages === undefined
          ? say('documents', 'readingAgain', { count: documentIds.length })
          : say('documents', 'recognisingAgain', { count: pages.length }),
      ),
    )
    .catch(report)
}
