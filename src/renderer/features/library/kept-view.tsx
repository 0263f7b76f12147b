import { useRef } from 'react'
import type { KeptPassage } from '../../../api/kept.ts'
import { say } from '../../../messages/say.ts'
import { removeKept } from '../../app/keep.ts'
import { useCall } from '../../app/queries.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { useClient } from '../../client.ts'
import { KeptCard } from './kept-card.tsx'

/** The passages that the user keeps, the newest first. */
export function KeptView() {
  const client = useClient()
  const { readOnly } = useShell()
  const { data, error } = useCall('kept.list', {})
  const list = useRef<HTMLOListElement>(null)
  const remove = (passage: KeptPassage) => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[role="button"]') ?? [])]
    const at = data?.indexOf(passage) ?? -1
    const next = cards[at + 1] ?? cards[at - 1]
    next?.focus()
    removeKept(client, passage).catch(report)
  }
  return (
    <section aria-label={say('shell', 'kept')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow
        title={say('shell', 'kept')}
        {...(data === undefined ? {} : { note: say('library', 'keptCount', { count: data.length }) })}
      />
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        {error === null ? null : (
          <p role="alert" className="px-8.5 py-6 text-warn">
            {sentenceFor(error)}
          </p>
        )}
        {data?.length === 0 ? (
          <p className="m-auto max-w-md px-6 pb-16 text-center text-answer text-soft">{say('library', 'emptyKept')}</p>
        ) : null}
        {data === undefined || data.length === 0 ? null : (
          <div className="mx-auto w-full max-w-[45.5rem] px-6 py-6">
            <ol ref={list} aria-label={say('shell', 'kept')} className="flex flex-col gap-2">
              {data.map((passage) => (
                <KeptCard key={passage.id} passage={passage} onRemove={readOnly ? undefined : () => remove(passage)} />
              ))}
            </ol>
          </div>
        )}
      </div>
    </section>
  )
}
