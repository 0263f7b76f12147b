import { say } from '../../../../messages/say.ts'
import type { Client } from '../../../../rpc/types.ts'
import { fileName } from '../../../app/file-name.ts'
import { report } from '../../../app/report.ts'
import { showToast } from '../../../app/toast-store.ts'

/** Writes the table of an answer where the user says; nothing where they say nowhere. What goes wrong is shown. */
export async function exportTable(client: Client, messageId: string, format: 'csv' | 'xlsx'): Promise<void> {
  try {
    const { name, bytes } = await client.call('answer.export', { messageId, format })
    const reply = await window.carrel.call('dialog.save', { name, bytes })
    if (!reply.ok) return showToast(say('table', 'notSaved'), { tone: 'warn' })
    const { path } = reply.data
    if (path === '') return
    showToast(say('table', 'saved', { name: fileName(path) }), {
      action: {
        label: say('library', 'showInFolder'),
        run: () => void window.carrel.call('shell.showInFolder', { path }),
      },
    })
  } catch (error) {
    report(error)
  }
}
