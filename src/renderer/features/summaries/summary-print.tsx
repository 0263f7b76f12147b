import { createPortal } from 'react-dom'
import type { Citation } from '../../../api/answer.ts'
import type { SummaryContent, SummarySentence } from '../../../api/summary.ts'
import { namedTable } from '../../../messages/column-words.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle, sourceText } from '../../app/citation-text.ts'
import { oneLine } from '../../app/one-line.ts'
import { scaledName } from '../../components/table/column-scale.ts'
import { cellPlace } from '../../components/table/table-marks.ts'
import './summary-print.css'

/** A summary on paper: its sentences with the numbers of their sources, then the sources. It stands beside the app, which is not printed. */
export function SummaryPrint({
  title,
  documents,
  content,
}: {
  title: string
  documents: readonly string[]
  content: SummaryContent
}) {
  const sources = new Map<number, Citation>()
  const shown = (sentences: readonly SummarySentence[]) => sentences.filter((sentence) => sentence.shown)
  for (const { sentences } of content.parts)
    for (const { citations } of shown(sentences))
      for (const citation of citations) if (!sources.has(citation.number)) sources.set(citation.number, citation)
  const isList = !['line', 'page', 'sections'].includes(content.choice.form)
  const table = content.table && namedTable(content.table)
  const names = documents.map(plainTitle).join(', ')
  let last = Math.max(0, ...sources.keys())
  const cells = (content.table?.rows ?? [])
    .filter(({ state }) => state === 'filled')
    .map((row) => ({
      title: plainTitle(row.title),
      cells: row.cells.map(({ text, citations }) => ({
        text: oneLine(text),
        numbers: citations.map((citation) => {
          last += 1
          sources.set(last, {
            ...cellPlace(citation),
            headingPath: [...citation.headingPath],
            spans: [...citation.spans],
            text: citation.text,
            number: last,
          })
          return last
        }),
      })),
    }))
  return createPortal(
    <article className="summary-print" data-print>
      <h1>{title}</h1>
      {names === '' || names === title ? null : <p className="from">{names}</p>}
      {table === undefined ? null : (
        <table>
          <thead>
            <tr>
              <th>{say('table', 'document')}</th>
              {table.columns.map(({ name }, at) => (
                <th key={name}>{scaledName(table, at)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((row) => (
              <tr key={row.title}>
                <th>{row.title}</th>
                {row.cells.map(({ text, numbers }) => (
                  <td key={`${text} ${numbers.join()}`}>
                    {text}
                    <Numbers numbers={numbers} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {content.parts.map(({ heading, sentences, closing }) => {
        const lines = shown(sentences)
        if (lines.length === 0) return null
        return (
          <section key={`${heading} ${lines[0]?.text ?? ''}`}>
            {heading === '' ? null : <h2>{heading}</h2>}
            {isList && closing === undefined ? (
              <ul>
                {lines.map((line) => (
                  <li key={line.text}>
                    <Line line={line} />
                  </li>
                ))}
              </ul>
            ) : (
              <p>
                {lines.map((line) => (
                  <Line key={line.text} line={line} />
                ))}
              </p>
            )}
          </section>
        )
      })}
      {sources.size === 0 ? null : (
        <section className="sources">
          <h2>{say('summaries', 'sources')}</h2>
          <ol>
            {[...sources.values()]
              .sort((one, other) => one.number - other.number)
              .map((source) => (
                <li key={source.number} value={source.number}>
                  “{oneLine(source.text)}” ({sourceText(source, 'place')})
                </li>
              ))}
          </ol>
        </section>
      )}
    </article>,
    document.body,
  )
}

function Line({ line: { text, citations, who, date, verbatim } }: { line: SummarySentence }) {
  const lead = [who, date?.text].filter((part) => part !== undefined && part !== '').join(', ')
  return (
    <span className={verbatim ? 'book' : undefined}>
      {lead === '' ? null : <b>{lead}: </b>}
      {text.trim()}
      <Numbers numbers={[...new Set(citations.map(({ number }) => number))]} />{' '}
    </span>
  )
}

function Numbers({ numbers }: { numbers: readonly number[] }) {
  return numbers.length === 0 ? null : <sup>{numbers.join(', ')}</sup>
}
