import { TextSearch } from 'lucide-react'
import type { RefObject } from 'react'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { hitId, hitListId } from './hit-list.tsx'
import { entryId, moreListId } from './more-list.tsx'
import { useQuickStore } from './quick-store.ts'
import { typeText } from './type-text.ts'

/** The one field. */
export function QuickField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const client = useClient()
  const { typed, given, chosen, entry, found, result } = useQuickStore()
  const hasHits = result === undefined && (found?.result.hits.length ?? 0) > 0
  const label = say('quickAsk', given === undefined ? 'field' : 'fieldWithText')
  const list = entry !== undefined ? moreListId : hasHits ? hitListId : undefined
  const active = entry !== undefined ? entryId(entry) : hasHits && chosen >= 0 ? hitId(chosen) : undefined
  return (
    <div className="flex h-14 shrink-0 items-center gap-3 px-4.5">
      <span className="text-accent [&>svg]:size-4.5!">
        <TextSearch />
      </span>
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={list !== undefined}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active}
        placeholder={label}
        value={typed}
        autoFocus
        spellCheck={false}
        autoComplete="off"
        maxLength={2000}
        onChange={(event) => typeText(client, event.target.value)}
        className="min-w-0 flex-1 bg-transparent text-[1.125rem] leading-7 outline-none!"
      />
    </div>
  )
}
