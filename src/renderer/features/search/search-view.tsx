import { MessageSquareText, Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { focusComposer, setComposerScope } from '../../app/composer-store.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { changeSearch, useSearchStore } from '../../app/search-store.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { showView } from '../../app/view-store.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { EditBar } from './edit-bar.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FittingList } from './fitting-list.tsx'
import { groupHits, type HitGroup } from './group-hits.ts'
import { HowTo } from './how-to.tsx'
import { ResultGroup } from './result-group.tsx'
import { SaveCollection } from './save-collection.tsx'
import { MOST_HITS, useSearch } from './use-search.ts'

/** Search as a screen of its own: words, filters, and passages by document as they are typed. */
export function SearchView() {
  const { readOnly } = useShell()
  const { text, filter, editing, focusRequests } = useSearchStore()
  const { query, scope, asked, result, error, deepen } = useSearch()
  const collections = useCall('library.overview', {}).data?.collections ?? []
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [focusRequests])
  const groups = result === undefined ? [] : groupHits(result.hits, result.documents)
  const narrowed = scope.filter !== undefined || scope.collectionIds.length > 0
  const step = (by: 1 | -1) => {
    const hits = [...(list.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])]
    const at = hits.indexOf(document.activeElement as HTMLElement)
    const next = at + by < 0 ? field.current : hits[at + by]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else return
    event.preventDefault()
  }
  const ask = () => {
    setComposerScope(scope)
    showView({ name: 'thread', threadId: undefined })
    focusComposer()
  }
  return (
    <section aria-label={say('shell', 'show-search')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow title={say('shell', 'search')}>
        {readOnly || editing !== undefined || Object.keys(filter).length === 0 ? null : (
          <SaveCollection collections={collections} />
        )}
        {readOnly || editing !== undefined ? null : (
          <Button look="quiet" className="h-7! px-2! font-normal!" onPress={ask}>
            <MessageSquareText />
            {say('search', 'ask')}
          </Button>
        )}
      </TitleRow>
      <div
        role="search"
        className="mx-5 mt-3 mb-2.5 flex h-9 shrink-0 items-center gap-2 rounded-control border border-edge bg-raise px-3 focus-within:border-accent"
      >
        <Search className="text-accent" />
        <input
          ref={field}
          type="text"
          role="searchbox"
          aria-label={say('search', 'field')}
          placeholder={say('search', 'field')}
          value={text}
          spellCheck={false}
          onChange={(event) => changeSearch({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape') changeSearch({ text: '' })
            else if (event.key === 'Enter') deepen()
            else if (event.key === 'ArrowDown') onKeyDown(event)
          }}
          className="min-w-0 flex-1 bg-transparent text-question outline-none"
        />
        {text === '' ? null : (
          <IconButton label={say('search', 'clear')} onPress={() => changeSearch({ text: '' })}>
            <X />
          </IconButton>
        )}
      </div>
      <FilterBar collections={collections} />
      <EditBar />
      <p role="status" className="sr-only">
        {result === undefined ? '' : countWords(groups)}
      </p>
      <div ref={list} onKeyDown={onKeyDown} className="min-h-0 flex-1 overflow-y-auto border-t border-hair">
        {error === undefined ? null : (
          <p role="alert" className="px-8 py-6 text-warn">
            {sentenceFor(error)}
          </p>
        )}
        {query === '' ? narrowed ? <FittingList scope={scope} /> : <HowTo /> : null}
        {result !== undefined && groups.length === 0 ? (
          <p className="px-8 py-6 text-answer text-soft">{say('search', narrowed ? 'nothingFiltered' : 'nothing')}</p>
        ) : null}
        {result !== undefined && groups.length > 0 ? (
          <div className="mx-auto w-full max-w-[49rem] px-5 pt-2.5 pb-6">
            <p className="flex flex-wrap gap-x-3 px-3 pb-2.5 text-label text-soft tabular-nums">
              <span>{countWords(groups)}</span>
              <span>
                {say('search', asked === 'lexical' ? 'byWords' : result.mode === 'lexical' ? 'byWordsAlone' : 'byBoth')}
              </span>
            </p>
            <ol aria-label={say('search', 'results')} className="flex flex-col gap-4">
              {groups.map((group) => (
                <ResultGroup key={group.documentId} group={group} query={query} />
              ))}
            </ol>
          </div>
        ) : null}
      </div>
    </section>
  )
}

function countWords(groups: readonly HitGroup[]): string {
  const hits = groups.reduce((sum, group) => sum + group.hits.length, 0)
  if (hits === 0) return say('search', 'nothing')
  return say('search', hits === MOST_HITS ? 'countsMost' : 'counts', { hits, documents: groups.length })
}
