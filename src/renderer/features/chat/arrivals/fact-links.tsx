import type { DocumentRow } from '../../../../api/document.ts'
import type { FirstFact } from '../../../../api/first-fact.ts'
import { say } from '../../../../messages/say.ts'
import { useCall } from '../../../app/queries.ts'
import { openAt } from '../../../app/reader-store.ts'

/** The first date, amount and name of a document; each opens the reader at its words. */
export function FactLinks({ row }: { row: DocumentRow }) {
  const facts = useCall('document.firstFacts', { documentId: row.id }).data ?? []
  return facts.length === 0 ? null : (
    <ul aria-label={say('arrivals', 'facts', { title: row.title })} className="flex flex-wrap gap-x-2.5">
      {facts.map((fact) => (
        <li key={fact.kind} className="flex max-w-full min-w-0">
          <button
            type="button"
            aria-label={say('arrivals', fact.kind, { text: inOneLine(fact.text), page: fact.span.page })}
            onClick={() => openFact(row, fact)}
            className="h-6 min-w-0 truncate rounded-chip font-book text-plain text-ink underline decoration-line underline-offset-3 hover:decoration-ink"
          >
            {inOneLine(fact.text)}
          </button>
        </li>
      ))}
    </ul>
  )
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function openFact(row: DocumentRow, { kind, span }: FirstFact): void {
  openAt({
    key: `fact:${row.id}:${kind}`,
    documentId: row.id,
    revisionId: row.revisionId,
    title: row.title,
    path: row.path,
    headingPath: [],
    spans: [span],
    marks: [],
  })
}
