import type { Block } from '../../../api/document.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'

/** For tests: a page whose lines are blocks: rows of tables where they hold tabs, headings after `# `, paragraphs else. */
export function testPage(lines: readonly string[], number = 1, header?: string): ExtractedPage {
  let text = ''
  const blocks: Block[] = []
  let heading: string[] = []
  for (const line of lines) {
    const kind = line.startsWith('# ') ? 'heading' : line.includes('\t') ? 'table-row' : 'paragraph'
    const own = line.replace(/^# /, '')
    const start = text.length
    text += `${own}\n`
    const head = kind === 'table-row' && header !== undefined ? { header } : {}
    blocks.push({ kind, start, end: start + own.length, headingPath: kind === 'heading' ? [] : heading, ...head })
    if (kind === 'heading') heading = [own]
  }
  return { number, text, source: 'text', blocks }
}
