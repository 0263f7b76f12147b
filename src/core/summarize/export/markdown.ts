import type { ExportedLine, ExportedSummary } from './layout.ts'

/** A summary as Markdown (CommonMark with GFM tables and footnotes): sources are footnotes with place and quote. */
export function summaryMarkdown({ title, documents, parts, table, notes, sources }: ExportedSummary): string {
  const from = documents.length === 0 ? [] : [documents.join('; ')]
  const stretches = parts.flatMap(({ heading, level, isList, lines }) => [
    ...(heading === '' ? [] : [`${'#'.repeat(Math.min(6, level + 1))} ${escaped(heading)}`]),
    isList ? lines.map((line) => `- ${written(line)}`).join('\n') : lines.map(written).join(' '),
  ])
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const grid =
    table === undefined
      ? []
      : [
          [
            row(table.head.map(escaped)),
            row(table.head.map(() => '---')),
            ...table.rows.map((cells) => row(cells.map(written))),
          ].join('\n'),
        ]
  const footnotes = sources.map(({ number, where, quote }) => `[^${number}]: “${escaped(quote)}” (${escaped(where)})`)
  const blocks = [
    `# ${escaped(title)}`,
    ...from.map((names) => `From: ${escaped(names)}`),
    ...grid,
    ...stretches,
    ...notes.map(escaped),
    ...(footnotes.length === 0 ? [] : [footnotes.join('\n')]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function written({ lead, text, sources }: ExportedLine): string {
  const words = [lead === '' ? '' : `**${escaped(lead)}:** `, escaped(text)].join('')
  return words + sources.map((number) => `[^${number}]`).join('')
}

/**
 * Plain words as Markdown that shows just them: what could be markup gets a backslash, also what is markup only where a
 * line begins.
 */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[#+=:-]/, '\\$&')
    .replace(/\b(https?:\/\/|www\.)/gi, (start) => start.replace(/[:.]/, '\\$&'))
    .replace(/@/g, '\\@')
}
