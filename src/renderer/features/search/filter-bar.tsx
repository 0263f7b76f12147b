import { X } from 'lucide-react'
import type { Collection, Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { treeOf } from '../../app/collection-tree.ts'
import { dateWords, folderWords, kindWords, languageWords, listWords, senderWords } from '../../app/filter-words.ts'
import { useCall } from '../../app/queries.ts'
import { changeFilter, changeSearch, useSearchStore } from '../../app/search-store.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { DateChoice } from './date-choice.tsx'
import { FilterChip, NoChoice } from './filter-chip.tsx'
import { SenderChoice } from './sender-choice.tsx'
import { SortChip } from './sort-chip.tsx'

const everything: Scope = { collectionIds: [], documentIds: [] }
const nothing = { kinds: [], languages: [], senders: [], folders: [], years: [] }

/** Chips that narrow where is searched, each with what the library has to choose from. */
export function FilterBar({ collections }: { collections: readonly Collection[] }) {
  const { filter, collectionIds, editing } = useSearchStore()
  const facets =
    useCall('library.facets', { scope: { ...everything, collectionIds: [...collectionIds] } }).data ?? nothing
  const { kinds = [], languages = [], folders = [], sender } = filter
  const chosen = collections.filter(({ id }) => collectionIds.includes(id))
  const any = Object.keys(filter).length > 0 || (chosen.length > 0 && editing === undefined)
  return (
    <div role="group" aria-label={say('search', 'filters')} className="flex flex-wrap items-center gap-1.5 px-5 pb-2.5">
      <FilterChip name={say('search', 'chipKind')} value={listWords(kinds.map(kindWords))}>
        <Choices
          choices={withChosen(
            facets.kinds.map(({ kind, documents }) => ({ value: kind, documents })),
            kinds,
          )}
          chosen={kinds}
          words={kindWords}
          onChoose={(next) => changeFilter({ kinds: next })}
        />
      </FilterChip>
      <FilterChip name={say('search', 'chipDate')} value={dateWords(filter)}>
        <DateChoice years={facets.years} />
      </FilterChip>
      <FilterChip name={say('search', 'chipSender')} value={sender === undefined ? '' : senderWords(sender)}>
        <SenderChoice senders={facets.senders} />
      </FilterChip>
      <FilterChip name={say('search', 'chipFolder')} value={listWords(folders.map(folderWords))}>
        <Choices
          choices={withChosen(
            facets.folders.map(({ folder, documents }) => ({ value: folder, documents })),
            folders,
          )}
          chosen={folders}
          words={(folder) => folder}
          onChoose={(next) => changeFilter({ folders: next })}
        />
      </FilterChip>
      <FilterChip name={say('search', 'chipLanguage')} value={listWords(languages.map(languageWords))}>
        <Choices
          choices={withChosen(
            facets.languages.map(({ language, documents }) => ({ value: language, documents })),
            languages,
          )}
          chosen={languages}
          words={languageWords}
          onChoose={(next) => changeFilter({ languages: next })}
        />
      </FilterChip>
      {editing === undefined && collections.length > 0 ? (
        <FilterChip name={say('search', 'chipCollection')} value={listWords(chosen.map(({ name }) => name))}>
          {treeOf(collections).map(({ collection, depth }) => (
            <ChoiceRow
              key={collection.id}
              label={collection.name}
              count={collection.documents}
              indent={depth}
              on={collectionIds.includes(collection.id)}
              onChange={() => changeSearch({ collectionIds: toggled(collectionIds, collection.id) })}
            />
          ))}
        </FilterChip>
      ) : null}
      {any ? (
        <Button
          look="quiet"
          className="h-6.5! px-2! font-normal!"
          onPress={() => changeSearch({ filter: {}, collectionIds: [] })}
        >
          <X />
          {say('search', 'clearFilters')}
        </Button>
      ) : null}
      <span className="flex-1" />
      <SortChip />
    </div>
  )
}

type Choice<V> = { value: V; documents?: number }

/** What can be chosen, and before it what was chosen though no document has it. */
function withChosen<V>(choices: readonly Choice<V>[], chosen: readonly V[]): Choice<V>[] {
  const known = new Set(choices.map(({ value }) => value))
  return [...chosen.filter((value) => !known.has(value)).map((value) => ({ value })), ...choices]
}

function Choices<V extends string>(props: {
  choices: readonly Choice<V>[]
  chosen: readonly V[]
  words: (value: V) => string
  onChoose: (next: V[] | undefined) => void
}) {
  const { choices, chosen, words, onChoose } = props
  if (choices.length === 0) return <NoChoice />
  return choices.map(({ value, documents }) => (
    <ChoiceRow
      key={value}
      label={words(value)}
      {...(documents === undefined ? {} : { count: documents })}
      on={chosen.includes(value)}
      onChange={() => {
        const next = toggled(chosen, value)
        onChoose(next.length === 0 ? undefined : next)
      }}
    />
  ))
}

function toggled<V>(list: readonly V[], value: V): V[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value]
}
