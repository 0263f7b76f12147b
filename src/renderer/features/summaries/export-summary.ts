import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { fileName } from '../../app/file-name.ts'
import { report } from '../../app/report.ts'
import { showToast } from '../../app/toast-store.ts'

/** Writes a version of a summary as a file where the user says; nothing where they say nowhere. What goes wrong is shown. */
export async function exportSummary(
  client: Client,
  of: { summaryId: string; versionId: string },
  format: 'md' | 'docx',
): Promise<void> {
  try {
    const { name, bytes } = await client.call('summary.export', { ...of, format })
    tell(await window.carrel.call('dialog.save', { name, bytes }))
  } catch (error) {
    report(error)
  }
}

/** Prints what the page lays out for paper as a PDF where the user says. */
export async function printSummary(title: string): Promise<void> {
  const name =
    title
      .replace(/[^\p{L}\p{N}\s.,'-]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 60) || 'summary'
  tell(await window.carrel.call('page.pdf', { name: `${name}.pdf` }))
}

function tell(reply: { ok: true; data: { path: string } } | { ok: false }): void {
  if (!reply.ok) return showToast(say('summaries', 'notSaved'), { tone: 'warn' })
  const { path } = reply.data
  if (path === '') return
  showToast(say('summaries', 'saved', { name: fileName(path) }), {
    action: {
      label: say('library', 'showInFolder'),
      run: () => void window.carrel.call('shell.showInFolder', { path }),
    },
  })
}
