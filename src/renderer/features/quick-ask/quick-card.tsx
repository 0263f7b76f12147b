import { useEffect, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { useChangeEvents } from '../../app/queries.ts'
import { usePageAppearance, useSettings } from '../../app/settings.ts'
import { useClient } from '../../client.ts'
import { ActionView } from './action-view.tsx'
import { AnswerView } from './answer-view.tsx'
import { setCitationStyle } from './copy-result.ts'
import { Foot } from './foot.tsx'
import { GivenRow } from './given-row.tsx'
import { openWords } from './hand-over.ts'
import { HitList } from './hit-list.tsx'
import { moreEntries } from './more-entries.ts'
import { MoreList } from './more-list.tsx'
import { QuickField } from './quick-field.tsx'
import { useQuickStore } from './quick-store.ts'
import { ReckonedRow } from './reckoned-row.tsx'
import { situationOf } from './situation.ts'
import { StateLine } from './state-line.tsx'
import { useLongWork } from './use-long-work.ts'
import { useQuickKeys } from './use-quick-keys.ts'
import { useShown } from './use-shown.ts'
import { useTray } from './use-tray.ts'
import { useWindowHeight } from './use-window-height.ts'

/** All that the window shows, in one sheet as high as its content. */
export function QuickCard() {
  useChangeEvents()
  const client = useClient()
  const settings = useSettings()
  usePageAppearance(settings)
  useEffect(() => setCitationStyle(settings.citationStyle), [settings.citationStyle])
  const frame = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useQuickKeys(client)
  useShown(client, field)
  useWindowHeight(frame)
  useTray(client)
  useLongWork(client)
  const state = useQuickStore()
  const { found, result, given, reckoning, chosen, entry, typed } = state
  const showsHits = result === undefined && found !== undefined && found.result.hits.length > 0
  const page = { focus: 'field', selection: false } as const
  return (
    <main ref={frame} data-platform={window.carrel.platform} className="quick-frame">
      <h1 className="sr-only">{say('quickAsk', 'title')}</h1>
      <div className="quick-card flex flex-col overflow-hidden border border-line bg-paper">
        <QuickField field={field} />
        {given === undefined ? null : <GivenRow given={given} result={result} />}
        {reckoning === undefined || result !== undefined ? null : <ReckonedRow reckoning={reckoning} />}
        <StateLine typed={typed.trim() !== ''} />
        {showsHits || result !== undefined ? (
          <div className="min-h-0 overflow-y-auto border-t border-hair">
            {showsHits ? <HitList found={found} chosen={chosen} onOpen={openWords} /> : null}
            {result?.kind === 'answer' ? <AnswerView result={result} /> : null}
            {result?.kind === 'action' ? <ActionView result={result} /> : null}
          </div>
        ) : null}
        {entry === undefined ? null : <MoreList entries={moreEntries(client, state)} chosen={entry} />}
        <Foot now={situationOf(state, page)} />
      </div>
    </main>
  )
}
