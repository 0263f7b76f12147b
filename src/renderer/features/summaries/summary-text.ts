import type { Citation } from '../../../api/answer.ts'
import type { SummaryContent, SummarySentence } from '../../../api/summary.ts'
import { namedTable } from '../../../messages/column-words.ts'
import { type CitationStyle, sourceText } from '../../app/citation-text.ts'
import { oneLine } from '../../app/one-line.ts'
import { tableMarkdown } from '../../components/table/table-text.ts'

/**
 * A summary for the clipboard: its title, its table as Markdown, the shown sentences with their numbers in brackets, laid out as the
 * form has it, then the sources they name, each with its words.
 */
export function summaryText(title: string, content: SummaryContent, style: CitationStyle): string {
  const sources = new Map<number, Citation>()
  const isList = content.choice.form !== 'line' && content.choice.form !== 'page' && content.choice.form !== 'sections'
  const line = (sentence: SummarySentence) => {
    for (const citation of sentence.citations) {
      if (!sources.has(citation.number)) sources.set(citation.number, citation)
    }
    const numbers = [...new Set(sentence.citations.map(({ number }) => `[${number}]`))].join('')
    const lead = [sentence.who, sentence.date?.text].filter((part) => part !== undefined && part !== '').join(', ')
    return [lead === '' ? '' : `${lead}:`, oneLine(sentence.text), numbers].filter((part) => part !== '').join(' ')
  }
  const parts = content.parts.flatMap(({ heading, sentences, closing }) => {
    const lines = sentences.filter(({ shown }) => shown).map(line)
    if (lines.length === 0) return []
    const body = isList && closing === undefined ? lines.map((one) => `- ${one}`).join('\n') : lines.join(' ')
    return [heading === '' ? body : `${heading}\n${body}`]
  })
  const table = content.table === undefined ? [] : [tableMarkdown(namedTable(content.table), style)]
  const listed = [...sources.values()]
    .sort((one, other) => one.number - other.number)
    .map((source) => `[${source.number}] “${oneLine(source.text)}” (${sourceText(source, style)})`)
    .join('\n')
  return [title, ...table, ...parts, listed].filter((part) => part !== '').join('\n\n')
}
