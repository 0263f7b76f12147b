import { useState } from 'react'
import type { Gist, GistFacts, NamedFact } from '../../../api/gist.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { oneLine } from '../../app/one-line.ts'
import { openFact } from './summary-marks.ts'

const KINDS = ['people', 'organisations', 'dates', 'amounts'] as const satisfies readonly (keyof GistFacts)[]
const MOST = 6

/** People, organisations, dates and amounts of a document, a row each; every one opens its words. */
export function FactRows({ gist }: { gist: Gist }) {
  const kinds = KINDS.filter((kind) => gist.facts[kind].length > 0)
  if (kinds.length === 0) return null
  return (
    <dl className="grid grid-cols-[6.5rem_1fr] gap-x-3 gap-y-0.5">
      {kinds.map((kind) => (
        <div key={kind} className="contents">
          <dt className="pt-[0.1875rem] text-label text-soft">{say('summaries', kind)}</dt>
          <dd className="min-w-0">
            <Facts gist={gist} kind={kind} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Facts({ gist, kind }: { gist: Gist; kind: keyof GistFacts }) {
  const [open, setOpen] = useState(false)
  const facts = gist.facts[kind]
  const left = facts.length - MOST
  const shown = open || left <= 1 ? facts : facts.slice(0, MOST)
  return (
    <ul aria-label={say('summaries', kind)} className="flex flex-wrap gap-x-3">
      {shown.map((fact) => (
        <li key={`${fact.value ?? ''} ${fact.text}`} className="flex max-w-full min-w-0">
          <button
            type="button"
            aria-label={factWords(gist, fact)}
            onClick={() => openFact(gist, kind, fact)}
            className="h-6 min-w-0 truncate rounded-chip font-book text-quote leading-6! text-ink underline decoration-line underline-offset-3 hover:decoration-ink"
          >
            {oneLine(fact.text)}
          </button>
        </li>
      ))}
      {left <= 1 ? null : (
        <li>
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="h-6 rounded-chip text-label text-soft hover:text-ink"
          >
            {open ? say('summaries', 'fewerFacts') : say('summaries', 'moreFacts', { count: left })}
          </button>
        </li>
      )}
    </ul>
  )
}

function factWords({ kind }: Gist, { text, count, spans }: NamedFact): string {
  const where = pageWords({ kind, spans: spans.slice(0, 1) })
  return count === 1
    ? say('summaries', 'fact', { text: oneLine(text), where })
    : say('summaries', 'factTimes', { text: oneLine(text), count, where })
}
