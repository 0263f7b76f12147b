import { useId, useState } from 'react'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { dayWords } from '../../app/day-words.ts'
import { kindWords, senderWords } from '../../app/filter-words.ts'
import { Button } from '../../components/button.tsx'
import { LongName } from '../../components/long-name.tsx'
import type { HitGroup } from './group-hits.ts'
import { HitRow } from './hit-row.tsx'

const SHOWN_FIRST = 3

/** A document with its passages, the best ones first; the others on request. */
export function ResultGroup({ group, query }: { group: HitGroup; query: string }) {
  const [all, setAll] = useState(false)
  const heading = useId()
  const hits = all ? group.hits : group.hits.slice(0, SHOWN_FIRST)
  const more = group.hits.length - hits.length
  const { about } = group
  const facts =
    about === undefined
      ? []
      : [
          kindWords(about.kind),
          ...(about.sender === undefined ? [] : [senderWords(about.sender)]),
          dayWords(about.date, Date.now()),
          ...about.collections,
        ]
  return (
    <li aria-labelledby={heading}>
      <div className="flex items-baseline gap-3 px-3">
        <h2 id={heading} className="flex min-w-0 font-semibold text-ink" title={group.path}>
          <LongName name={plainTitle(group.title)} />
        </h2>
        <p className="flex min-w-0 flex-1 gap-x-2 text-label text-soft tabular-nums">
          {facts.map((fact, at) => (
            <span key={`${at} ${fact}`} className="min-w-0 shrink-0 truncate last:shrink">
              {fact}
            </span>
          ))}
        </p>
      </div>
      <ol className="mt-0.5 flex flex-col">
        {hits.map((hit) => (
          <HitRow key={hit.chunkId} hit={hit} query={query} />
        ))}
      </ol>
      {more > 0 ? (
        <Button look="link" className="mx-3 mt-0.5 text-label!" onPress={() => setAll(true)}>
          {say('search', 'moreHits', { count: more })}
        </Button>
      ) : null}
    </li>
  )
}
