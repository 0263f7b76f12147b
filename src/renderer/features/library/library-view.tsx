import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { pathOf } from '../../../api/collection-path.ts'
import type { Collection, DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { addToCollection } from '../../app/add-to-collection.ts'
import { focusComposer, setComposerScope } from '../../app/composer-store.ts'
import { filterWords } from '../../app/filter-words.ts'
import { keepReady } from '../../app/keep-ready.ts'
import { openById, openInReader } from '../../app/open-document.ts'
import { useCall } from '../../app/queries.ts'
import { removeDocuments } from '../../app/remove-documents.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { reread } from '../../app/reread.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { summariseDocuments } from '../../app/summaries/summarise.ts'
import { showToast } from '../../app/toast-store.ts'
import { showDetails, showView, useViewStore } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { ContextMenu } from '../../components/context-menu.tsx'
import { AddMenu } from './add-menu.tsx'
import type { SortKey } from './columns.ts'
import { DocumentTable } from './document-table.tsx'
import { FilterField } from './filter-field.tsx'
import { HealthLine, ReasonChips } from './health-line.tsx'
import { MembersLeftOut } from './members-left-out.tsx'
import { NothingHere } from './nothing-here.tsx'
import type { Reason } from './reason-words.ts'
import { rowMenu } from './row-menu.tsx'
import { nothingSelected, type Selection } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { type PageRange, pagesOf, useRows } from './use-rows.ts'

/** The documents of the library, of a collection, or those that need a look; `filter`: what its filter begins with. */
export function LibraryView({
  collectionId,
  needsALook,
  filter: startFilter = '',
}: {
  collectionId?: string
  needsALook?: boolean
  filter?: string
}) {
  const client = useClient()
  const { readOnly } = useShell()
  const collections = useCall('library.overview', {}).data?.collections ?? NO_COLLECTIONS
  const [filter, setFilter] = useState(startFilter)
  const [order, setOrder] = useState<{ sort: SortKey; descending: boolean }>({ sort: 'added', descending: true })
  const [selection, setSelection] = useState<Selection>(nothingSelected)
  const [reason, setReason] = useState<Reason | undefined>(undefined)
  const [range, setRange] = useState<PageRange>({ first: 0, last: 0 })
  const detailsOf = useViewStore((state) => state.detailsOf)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | undefined>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(filter.trim())
  const query = {
    ...order,
    ...(reason === undefined ? {} : { reason }),
    ...(collectionId === undefined ? {} : { collectionId }),
    ...(needsALook === undefined ? {} : { needsALook }),
    ...(wanted === '' ? {} : { text: wanted }),
    grouped: true,
  }
  const { total, older, rowAt, allIds, idsBetween, error } = useRows(query, range)
  const onRange = useCallback((from: number, to: number) => {
    const next = pagesOf(from, to)
    setRange((old) => (old.first === next.first && old.last === next.last ? old : next))
  }, [])
  const collectionNames = useMemo(() => new Map(collections.map(({ id, name }) => [id, name])), [collections])
  const select = (next: Selection) => {
    setSelection(next)
    const only = next.ids.size === 1 ? rowAt(next.cursor)?.id : undefined
    if (detailsOf !== undefined && only !== undefined && next.ids.has(only)) showDetails(only)
  }
  const collection = collections.find((candidate) => candidate.id === collectionId)
  const title = needsALook ? say('shell', 'needsALook') : (collection?.name ?? say('shell', 'allDocuments'))
  const smart = collection?.filter !== undefined
  const to = collectionId === undefined ? {} : { collectionId }
  const ids = [...selection.ids]
  const selectedRow = ids.length === 1 ? rowAt(selection.cursor) : undefined

  /** What the chosen rows stand for: also the older versions behind them that would be shown here. */
  const chosen = () => client.call('library.ids', { ...query, grouped: false, versionsOf: ids })
  const withChosen = (work: (documentIds: string[]) => unknown) => void chosen().then(work).catch(report)
  const remove = () => {
    if (ids.length === 0 || readOnly) return
    withChosen(async (documentIds) => {
      await removeDocuments(client, documentIds)
      setSelection(nothingSelected)
    })
  }
  const takeOut = async (documentIds: string[], from: string) => {
    await client.call('collection.removeDocuments', { collectionId: from, documentIds })
    showToast(say('library', 'takenOut', { count: documentIds.length, name: collection?.name ?? '' }), {
      undo: () => void client.call('collection.addDocuments', { collectionId: from, documentIds }).catch(report),
    })
  }
  const ask = () =>
    withChosen((documentIds) => {
      setComposerScope({ collectionIds: [], documentIds })
      showView({ name: 'thread', threadId: undefined })
      focusComposer()
    })
  const summarise = () => summariseDocuments(client, ids)
  const addTo = (target: Pick<Collection, 'id' | 'name'>) =>
    withChosen((documentIds) => addToCollection(client, target, documentIds))
  const addToNew = async (name: string) => addTo(await client.call('collection.create', { name }))
  const warm = useCall('warm.list', {}).data
  const ready = new Set(warm?.pinned.map(({ documentId }) => documentId))
  const keptReady = warm === undefined || ids.length === 0 ? undefined : ids.every((id) => ready.has(id))
  const readAgain = () => withChosen((documentIds) => reread(client, documentIds))
  const entries = rowMenu({
    count: ids.length,
    row: selectedRow,
    readOnly,
    collections: collections
      .filter((candidate) => candidate.id !== collectionId && candidate.filter === undefined)
      .map((candidate) => ({ id: candidate.id, name: pathOf(candidate, collections) })),
    open: () => selectedRow !== undefined && openInReader(selectedRow),
    askAbout: ask,
    summarise,
    details: () => showDetails(selectedRow?.id),
    showInFolder: () => {
      if (selectedRow !== undefined) void window.carrel.call('shell.showInFolder', { path: selectedRow.path })
    },
    takeOut:
      collectionId === undefined || smart
        ? undefined
        : () => withChosen((documentIds) => takeOut(documentIds, collectionId)),
    openParent: () => selectedRow?.parentId !== undefined && openById(client, selectedRow.parentId),
    readAgain,
    keptReady,
    keepReady: () => keepReady(client, ids, keptReady !== true),
    addTo,
    remove,
  })

  return (
    <section aria-label={title} className="flex min-h-0 flex-1 flex-col">
      <TitleRow title={title} {...(total === undefined ? {} : { note: countWords(total, older) })}>
        {collection?.filter === undefined ? null : (
          <p className="min-w-0 truncate text-label text-soft">{filterWords(collection.filter).join(', ')}</p>
        )}
        {readOnly || needsALook || smart ? null : <AddMenu to={to} collectionName={collection?.name} />}
      </TitleRow>
      <FilterField
        ref={field}
        text={filter}
        onType={(text) => {
          setFilter(text)
          setSelection(nothingSelected)
        }}
        onClear={() => setFilter('')}
      />
      {collectionId === undefined ? <HealthLine needsALook={needsALook === true} /> : null}
      {needsALook === true ? (
        <ReasonChips
          chosen={reason}
          onChoose={(next) => {
            setReason(next)
            setSelection(nothingSelected)
          }}
        />
      ) : null}
      {error === undefined ? null : (
        <p role="alert" className="px-5 py-3 text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {total === 0 ? (
        <NothingHere
          filtered={wanted !== ''}
          needsALook={needsALook === true}
          readOnly={readOnly}
          smart={smart}
          to={to}
        />
      ) : (
        <DocumentTable
          label={title}
          total={total ?? 0}
          rowAt={rowAt}
          allIds={allIds}
          idsBetween={idsBetween}
          collectionNames={collectionNames}
          {...order}
          onSort={(sort) => {
            setOrder({ sort, descending: order.sort === sort ? !order.descending : !BY_NAME.has(sort) })
            setSelection({ ...selection, cursor: -1, anchor: -1 })
          }}
          selection={selection}
          onSelection={select}
          onRange={onRange}
          onOpen={(row: DocumentRow) => (row.status === 'failed' ? showDetails(row.id) : openInReader(row))}
          onOpenParent={(id) => openById(client, id)}
          onDetails={(row) => showDetails(row.id)}
          onRemove={remove}
          onMenu={setMenuAt}
          onType={(key) => {
            setFilter(filter + key)
            field.current?.focus()
          }}
        />
      )}
      {needsALook === true && (reason === undefined || ABOUT_MEMBERS.has(reason)) ? (
        <MembersLeftOut
          documentId={undefined}
          title={say('documents', 'leftOutWithin')}
          className="flex max-h-2/5 shrink-0 flex-col border-t border-line px-2 pt-3 [&>h2]:px-3"
          listClassName="min-h-0 flex-1 h-60"
        />
      ) : null}
      {ids.length === 0 || readOnly ? null : (
        <SelectionBar
          count={ids.length}
          collections={collections.filter(({ id, filter }) => id !== collectionId && filter === undefined)}
          ask={ask}
          summarise={summarise}
          addTo={addTo}
          addToNew={(name) => void addToNew(name).catch(report)}
          readAgain={readAgain}
          remove={remove}
          clear={() => setSelection(nothingSelected)}
        />
      )}
      <ContextMenu
        at={menuAt}
        entries={entries}
        label={say('library', 'rowMenu')}
        onClose={() => setMenuAt(undefined)}
      />
    </section>
  )
}

/** How many rows there are, and how many documents stand behind them. */
function countWords(total: number, older: number): string {
  const rows = say('chat', 'documents', { count: total })
  return older === 0 ? rows : `${rows}, ${say('library', 'olderVersions', { count: older })}`
}

const NO_COLLECTIONS: readonly Collection[] = []
/** Reasons that are about what containers hold. */
const ABOUT_MEMBERS: ReadonlySet<Reason> = new Set<Reason>([
  'members-not-read',
  'members-left-out',
  'attachments-not-read',
  'archive-copy',
])
const BY_NAME: ReadonlySet<SortKey> = new Set(['title', 'kind'])
