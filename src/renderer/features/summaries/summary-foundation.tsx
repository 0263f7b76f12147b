import { useId, useState } from 'react'
import type { Gist } from '../../../api/gist.ts'
import type { SummaryContent } from '../../../api/summary.ts'
import { say } from '../../../messages/say.ts'
import { PutAway } from '../../components/put-away.tsx'
import { countPages, countSentences, putAwayWords, readWords, sentencesOf, skippedWords } from './summary-words.ts'

/** Below a summary: how much of it matches its sources, how much was read, what was skipped and why, who wrote. */
export function SummaryFoundation({ content, gists }: { content: SummaryContent; gists: readonly Gist[] }) {
  const sentences = sentencesOf(content)
  const { matched, shown, own } = countSentences(content)
  // Of a long document that was not read to its end the line above says how far it is.
  const isPart = content.progress.read < content.progress.of
  const read = isPart ? '' : readWords(gists, content.skipped)
  return (
    <div>
      <PutAway words={putAwayWords(sentences)} sentences={sentences} />
      <div className="mt-0.5 flex min-h-7 flex-wrap items-center gap-x-3.5 text-label text-soft tabular-nums">
        {shown === 0 ? null : (
          <span>
            <b className="font-semibold text-ink">{say('summaries', 'matched', { matched, shown, count: shown })}</b>{' '}
            {say('summaries', 'matchTheirSource', { count: shown })}
          </span>
        )}
        {own === 0 ? null : <span>{say('summaries', 'yours', { count: own })}</span>}
        {read === '' ? null : <span>{read}</span>}
        <span className="flex-1" />
        {content.model === undefined || !content.written ? null : (
          <span title={content.model} className="max-w-40 truncate">
            {content.model}
          </span>
        )}
      </div>
      <Skipped content={content} />
    </div>
  )
}

function Skipped({ content: { skipped } }: { content: Pick<SummaryContent, 'skipped'> }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  if (skipped.length === 0) return null
  return (
    <div className="text-label">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="min-h-6 rounded-chip text-warn underline underline-offset-2 hover:text-ink"
      >
        {say('summaries', 'skipped', { count: countPages(skipped) })}
      </button>
      <ul id={id} hidden={!open} className="selectable pb-1 text-soft">
        {skipped.map((pages) => (
          <li key={`${pages.documentId} ${pages.from}`}>{skippedWords(pages)}</li>
        ))}
      </ul>
    </div>
  )
}
