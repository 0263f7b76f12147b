import { ChevronRight, Folder, FolderSearch } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { classes } from '../../components/classes.ts'
import { ContextMenu } from '../../components/context-menu.tsx'
import { addToCollection } from '../add-to-collection.ts'
import { report } from '../report.ts'
import { showView, useViewStore } from '../view-store.ts'
import { collectionMenu, moveMenu } from './collection-menu.tsx'
import { NameField } from './name-field.tsx'
import { removeCollection } from './remove-collection.ts'
import { SideRow } from './side-row.tsx'

/** A collection in the tree of the sidebar. `open`: undefined where nothing lies in it; `nested`: something lies in some. */
export function CollectionRow(props: {
  collection: Collection
  collections: readonly Collection[]
  depth: number
  open: boolean | undefined
  nested: boolean
  onOpen: (open: boolean) => void
  naming: boolean
  onNaming: (naming: boolean) => void
  readOnly: boolean
}) {
  const { collection, collections, depth, open, nested, onOpen, naming, onNaming, readOnly } = props
  const { id, name } = collection
  const client = useClient()
  const selected = useViewStore(({ view }) => view.name === 'library' && view.collectionId === id)
  const [renaming, setRenaming] = useState(false)
  const [movingAt, setMovingAt] = useState<{ x: number; y: number } | undefined>(undefined)
  const change = (what: { name?: string; parentId?: string | null }) =>
    void client.call('collection.change', { collectionId: id, ...what }).catch(report)
  const remove = () => {
    if (selected) showView({ name: 'library' })
    void removeCollection(client, collection, collections).catch(report)
  }
  const takes = !readOnly && collection.filter === undefined
  const disclosure = open === undefined ? undefined : { open, onOpen }
  return (
    <>
      <li className="relative">
        {renaming ? (
          <NameField
            label={say('shell', 'collectionName')}
            initial={name}
            onDone={(next) => {
              setRenaming(false)
              if (next !== undefined) change({ name: next })
            }}
          />
        ) : (
          <SideRow
            label={name}
            icon={collection.filter === undefined ? <Folder /> : <FolderSearch />}
            count={collection.documents}
            selected={selected}
            depth={depth}
            disclosed={nested}
            onPress={() => showView({ name: 'library', collectionId: id })}
            {...(takes ? { onDocuments: (ids: string[]) => addToCollection(client, collection, ids) } : {})}
            menu={collectionMenu({
              client,
              collection,
              readOnly,
              newInside: () => onNaming(true),
              rename: () => setRenaming(true),
              move: setMovingAt,
              remove,
            })}
            onKeyDown={(event) => {
              if (disclosure === undefined) return
              if (event.key === 'ArrowRight' && !disclosure.open) onOpen(true)
              else if (event.key === 'ArrowLeft' && disclosure.open) onOpen(false)
            }}
          />
        )}
        {disclosure === undefined || renaming ? null : (
          <button
            type="button"
            aria-label={say('shell', disclosure.open ? 'closeCollection' : 'openCollection', { name })}
            aria-expanded={disclosure.open}
            onClick={() => onOpen(!disclosure.open)}
            style={{ left: `${depth}rem` }}
            className="absolute top-1.5 flex size-4 items-center justify-center rounded-chip text-soft hover:text-ink"
          >
            <ChevronRight className={classes('size-3! transition-transform', disclosure.open && 'rotate-90')} />
          </button>
        )}
        <ContextMenu
          at={movingAt}
          entries={moveMenu(collection, collections, (parentId) => change({ parentId }))}
          label={say('shell', 'moveIntoMenu', { name })}
          onClose={() => setMovingAt(undefined)}
        />
      </li>
      {naming ? (
        <li style={{ paddingLeft: `${depth + 1}rem` }}>
          <NameField
            label={say('shell', 'collectionName')}
            onDone={(next) => {
              onNaming(false)
              if (next !== undefined) client.call('collection.create', { name: next, parentId: id }).catch(report)
            }}
          />
        </li>
      ) : null}
    </>
  )
}
