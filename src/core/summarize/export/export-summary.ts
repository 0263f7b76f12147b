import type { SummaryContent } from '../../../api/summary.ts'
import type { ColumnName } from '../../ports/column-name.ts'
import { summaryDocx } from './docx.ts'
import { layOut } from './layout.ts'
import { summaryMarkdown } from './markdown.ts'

export type SummaryFormat = 'md' | 'docx'

const longestName = 60

/** A version of a summary as a file, named by its title, with its sources; sentences that were put away are left out. */
export async function exportSummary(
  columnName: ColumnName,
  summary: { title: string; documentTitles: readonly string[] },
  content: SummaryContent,
  format: SummaryFormat,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const exported = layOut(columnName, summary, content)
  const bytes = format === 'md' ? new TextEncoder().encode(summaryMarkdown(exported)) : await summaryDocx(exported)
  return { name: `${fileName(summary.title)}.${format}`, bytes }
}

/** A title as a file's name on every system. */
export function fileName(title: string): string {
  const plain = title.replace(/[^\p{L}\p{N}\s.,'-]+/gu, ' ').replace(/\s+/g, ' ')
  const short = plain.trim().slice(0, longestName).toWellFormed()
  return short.replace(/[\s.]+$/, '').replace(/^\.+/, '') || 'summary'
}
