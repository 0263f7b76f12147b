import type { LibraryFacets } from '../../../api/library-facets.ts'
import { say } from '../../../messages/say.ts'
import { senderWords } from '../../app/filter-words.ts'
import { changeFilter, useSearchStore } from '../../app/search-store.ts'
import { ChoiceRow } from './choice-row.tsx'
import { NoChoice } from './filter-chip.tsx'

/** Those who sent most, or a part of a name or address. */
export function SenderChoice({ senders }: { senders: LibraryFacets['senders'] }) {
  const sender = useSearchStore((state) => state.filter.sender)
  return (
    <>
      <input
        type="text"
        aria-label={say('search', 'senderField')}
        placeholder={say('search', 'senderField')}
        value={sender ?? ''}
        onChange={(event) => changeFilter({ sender: event.target.value === '' ? undefined : event.target.value })}
        className="mx-1 mb-1.5 h-7 shrink-0 rounded-control border border-edge bg-transparent px-2 text-plain text-ink"
      />
      {senders.length === 0 ? (
        <NoChoice />
      ) : (
        <ChoiceRow
          label={say('search', 'anySender')}
          on={sender === undefined}
          onChange={() => changeFilter({ sender: undefined })}
        />
      )}
      {senders.map((one) => (
        <ChoiceRow
          key={one.sender}
          label={senderWords(one.sender)}
          count={one.documents}
          on={sender === one.sender}
          onChange={() => changeFilter({ sender: sender === one.sender ? undefined : one.sender })}
        />
      ))}
    </>
  )
}
