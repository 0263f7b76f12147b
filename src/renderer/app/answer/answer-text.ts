import type { Answer } from '../../../api/answer.ts'
import { tableMarkdown } from '../../components/table/table-text.ts'
import { type CitationStyle, sourceText } from '../citation-text.ts'
import { oneLine } from '../one-line.ts'
import { goodNoWords } from './answer-words.ts'

/**
 * An answer for the clipboard: the sentences shown, each with its numbers in brackets, then the sources they name,
 * each with its words. Put-away sentences are left out. Where nothing was written the quotes stand. A table follows as
 * Markdown.
 */
export function answerText(answer: Answer, style: CitationStyle): string {
  const shown = answer.sentences.filter((sentence) => sentence.shown)
  const written = shown.map((sentence) => {
    const numbers = [...new Set(sentence.citations.map((citation) => citation.number))]
    return sentence.text.trim() + (numbers.length === 0 ? '' : ` ${numbers.map((number) => `[${number}]`).join('')}`)
  })
  const cited = new Set(shown.flatMap((sentence) => sentence.citations.map((citation) => citation.number)))
  const quotes = answer.outcome === 'not-in-documents' ? [] : answer.quotes
  const sources = quotes
    .filter((quote) => written.length === 0 || cited.has(quote.number))
    .map((quote) => `[${quote.number}] “${oneLine(quote.text)}” (${sourceText(quote, style)})`)
  const head = answer.outcome === 'not-in-documents' ? [goodNoWords(answer)] : [written.join(' ')]
  const lines = [...head, ...sources].filter((part) => part !== '').join('\n')
  if (answer.table === undefined) return lines
  return [lines, tableMarkdown(answer.table, style)].filter((part) => part !== '').join('\n\n')
}
