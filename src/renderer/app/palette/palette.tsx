import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { classes } from '../../components/classes.ts'
import { FoundWords } from '../../components/found-words.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { LongName } from '../../components/long-name.tsx'
import { Overlay } from '../../components/overlay.tsx'
import { useCall } from '../queries.ts'
import { useShell } from '../shell/shell-context.ts'
import { showOverlay } from '../view-store.ts'
import { type PaletteEntry, paletteGroups } from './entries.ts'

const HITS_FROM = 3
const EVERYTHING = { collectionIds: [], documentIds: [] }

/** One palette for commands, threads, documents and the words in them. */
export function Palette() {
  return (
    <Overlay
      place="px-6 pt-[12vh]"
      className="flex max-h-[70vh] w-[38rem] flex-col self-start overflow-hidden bg-paper"
      onClose={() => showOverlay(undefined)}
    >
      <Dialog aria-label={say('shell', 'open-palette')} className="flex min-h-0 flex-col outline-none">
        <PaletteField />
      </Dialog>
    </Overlay>
  )
}

function PaletteField() {
  const client = useClient()
  const { run } = useShell()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const query = useDeferredValue(typed.trim())
  const threads = useCall('thread.list', {}).data ?? []
  const summaries = useCall('summary.list', {}).data ?? []
  const documents = useQuery({
    queryKey: ['library.list', 'palette', query],
    queryFn: ({ signal }) => client.call('library.list', { text: query, limit: 6 }, { signal }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
  const hits = useQuery({
    queryKey: ['search.query', 'palette', query],
    queryFn: ({ signal }) =>
      client.call('search.query', { text: query, typing: true, k: 4, mode: 'lexical', scope: EVERYTHING }, { signal }),
    enabled: query.length >= HITS_FROM,
    placeholderData: keepPreviousData,
  })
  const groups = paletteGroups(
    query,
    {
      threads,
      summaries,
      documents: query === '' ? [] : (documents.data?.documents ?? []),
      hits: query.length >= HITS_FROM ? (hits.data?.hits ?? []) : [],
    },
    run,
  )
  const entries = groups.flatMap((group) => group.entries)
  const index = Math.min(chosen, entries.length - 1)
  const take = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    showOverlay(undefined)
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(index + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(index - 1, 0))
    else if (event.key === 'Enter') take(entries[index])
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-3 border-b border-hair px-4">
        <Search className="text-accent" />
        <input
          role="combobox"
          aria-label={say('shell', 'paletteField')}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={entries[index] === undefined ? undefined : `${listId}-${index}`}
          placeholder={say('shell', 'paletteField')}
          value={typed}
          autoFocus
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent text-question outline-none"
        />
      </div>
      <div id={listId} role="listbox" aria-label={say('shell', 'paletteResults')} className="overflow-y-auto p-2">
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={say('shell', `palette-${group.id}`)}>
            <div aria-hidden="true" className="px-2 pt-2 pb-1 text-label font-semibold text-soft">
              {say('shell', `palette-${group.id}`)}
            </div>
            {group.entries.map((entry) => (
              <Row
                key={entry.id}
                id={`${listId}-${entries.indexOf(entry)}`}
                entry={entry}
                selected={entries.indexOf(entry) === index}
                onHover={() => setChosen(entries.indexOf(entry))}
                onTake={() => take(entry)}
              />
            ))}
          </div>
        ))}
        {entries.length === 0 ? <p className="px-2 py-3 text-soft">{say('shell', 'paletteNothing')}</p> : null}
      </div>
      <p className="shrink-0 border-t border-hair px-4 py-1.5 text-label text-soft">{say('shell', 'paletteExact')}</p>
    </>
  )
}

function Row(props: { id: string; entry: PaletteEntry; selected: boolean; onHover: () => void; onTake: () => void }) {
  const { entry, selected } = props
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <div
      ref={element}
      id={props.id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      onPointerMove={props.onHover}
      onClick={props.onTake}
      className={classes('rounded-control px-2 py-1', selected && 'bg-wash')}
    >
      <div className="flex min-h-5 items-center gap-3">
        <LongName name={entry.label} className="flex-1" />
        {entry.note === undefined ? null : <span className="text-label text-soft tabular-nums">{entry.note}</span>}
        {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
      </div>
      {entry.words === undefined ? null : (
        <p className="truncate font-book text-quote text-soft">
          <FoundWords pieces={entry.words} />
        </p>
      )}
    </div>
  )
}
