import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Folder, LibraryBig, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { pathOf } from '../../../api/collection-path.ts'
import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { filterWords } from '../../app/filter-words.ts'
import { useCall } from '../../app/queries.ts'
import { useClient } from '../../client.ts'
import { LongName } from '../../components/long-name.tsx'
import { PopoverButton } from '../../components/popover-button.tsx'
import { TickBox } from '../../components/tick-box.tsx'
import { COMPOSER_CHIP } from './composer-chip.ts'
import { EVERYTHING, isEverything, scopeWords, toggled } from './scope-words.ts'

/** What the question covers; opens the choice of collections and documents. */
export function ScopeChip({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const collections = useCall('library.overview', {}).data?.collections ?? []
  const only = scope.documentIds.length === 1 ? scope.documentIds[0] : undefined
  const title = useCall('document.get', { documentId: only ?? '' }, { enabled: only !== undefined }).data?.title
  const words = scopeWords(scope, collections, title)
  return (
    <PopoverButton
      label={say('chat', 'scopeTitle')}
      name={say('chat', 'scopeLabel', { scope: words })}
      placement="top start"
      className={`${COMPOSER_CHIP} shrink`}
      panelClassName="flex max-h-96 w-72 flex-col"
      button={
        <>
          {isEverything(scope) ? <LibraryBig /> : scope.filter === undefined ? <Folder /> : <ListFilter />}
          <span className="max-w-44 truncate">{words}</span>
        </>
      }
    >
      <ScopePicker scope={scope} onScope={onScope} />
    </PopoverButton>
  )
}

function ScopePicker({ scope, onScope }: { scope: Scope; onScope: (scope: Scope) => void }) {
  const client = useClient()
  const [filter, setFilter] = useState('')
  const collections = useCall('library.overview', {}).data?.collections ?? []
  const found = useQuery({
    queryKey: ['library.list', 'scope', filter],
    queryFn: ({ signal }) =>
      client.call('library.list', { text: filter, sort: 'title', descending: false, limit: 50 }, { signal }),
    placeholderData: keepPreviousData,
  })
  const rows = found.data?.documents ?? []
  const wanted = filter.trim().toLowerCase()
  const narrowed = scope.filter ? filterWords(scope.filter) : []
  return (
    <>
      <input
        type="search"
        aria-label={say('chat', 'scopeFilter')}
        placeholder={say('chat', 'scopeFilter')}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
        className="m-2 h-7 shrink-0 rounded-control border border-edge bg-transparent px-2"
      />
      <div className="min-h-0 overflow-y-auto px-2 pb-2">
        {narrowed.length === 0 ? null : (
          <Choice
            label={say('chat', 'scopeOnly', { filter: narrowed.join(', ') })}
            on
            onChange={() => onScope({ collectionIds: scope.collectionIds, documentIds: scope.documentIds })}
          />
        )}
        <Choice label={say('shell', 'allDocuments')} on={isEverything(scope)} onChange={() => onScope(EVERYTHING)} />
        {collections
          .map((collection) => ({ ...collection, name: pathOf(collection, collections) }))
          .filter((collection) => collection.name.toLowerCase().includes(wanted))
          .map((collection) => (
            <Choice
              key={collection.id}
              label={collection.name}
              note={say('chat', 'documents', { count: collection.documents })}
              on={scope.collectionIds.includes(collection.id)}
              onChange={() => onScope(toggled(scope, 'collectionIds', collection.id))}
            />
          ))}
        {rows.length === 0 ? null : (
          <p className="px-1 pt-2 pb-1 text-label font-semibold text-soft">{say('chat', 'scopeDocuments')}</p>
        )}
        {rows.map((row) => (
          <Choice
            key={row.id}
            label={row.title}
            on={scope.documentIds.includes(row.id)}
            onChange={() => onScope(toggled(scope, 'documentIds', row.id))}
          />
        ))}
      </div>
    </>
  )
}

function Choice({ label, note, on, onChange }: { label: string; note?: string; on: boolean; onChange: () => void }) {
  return (
    <Checkbox
      isSelected={on}
      onChange={onChange}
      className="flex h-7 items-center gap-2 rounded-control px-1 hover:bg-wash focus-visible:bg-wash"
    >
      <TickBox on={on} />
      <LongName name={label} className="flex-1" />
      {note === undefined ? null : <span className="text-label text-soft tabular-nums">{note}</span>}
    </Checkbox>
  )
}
