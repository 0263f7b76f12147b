import { Bookmark, FilePlus2, Folder, FolderPlus, LibraryBig, Pencil, Plus, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { IconButton } from '../../components/button.tsx'
import { chooseAndAdd } from '../add-files.ts'
import { addToCollection } from '../add-to-collection.ts'
import { useCall } from '../queries.ts'
import { report } from '../report.ts'
import { showToast } from '../toast-store.ts'
import { showView, useViewStore } from '../view-store.ts'
import { NameField } from './name-field.tsx'
import { SideHeading, SideRow } from './side-row.tsx'

/** The library: all documents, the collections with their counts, what is kept, and what needs a look. */
export function LibraryList({ readOnly }: { readOnly: boolean }) {
  const client = useClient()
  const overview = useCall('library.overview', {}).data
  const kept = useCall('kept.list', {}).data?.length ?? 0
  const view = useViewStore((state) => state.view)
  const [adding, setAdding] = useState(false)
  const here = view.name === 'library'
  const create = (name: string | undefined) => {
    setAdding(false)
    if (name !== undefined) client.call('collection.create', { name }).catch(report)
  }
  return (
    <section aria-label={say('shell', 'library')}>
      <SideHeading
        action={
          readOnly || (overview?.documents ?? 0) === 0 ? null : (
            <IconButton label={say('shell', 'newCollection')} className="size-6!" onPress={() => setAdding(true)}>
              <Plus />
            </IconButton>
          )
        }
      >
        {say('shell', 'library')}
      </SideHeading>
      <ul>
        <li>
          <SideRow
            label={say('shell', 'allDocuments')}
            icon={<LibraryBig />}
            count={overview?.documents ?? 0}
            selected={here && view.collectionId === undefined && view.needsALook !== true}
            onPress={() => showView({ name: 'library' })}
          />
        </li>
        {overview?.collections.map((collection) => (
          <CollectionRow
            key={collection.id}
            collection={collection}
            readOnly={readOnly}
            selected={here && view.collectionId === collection.id}
          />
        ))}
        {adding ? (
          <li>
            <NameField label={say('shell', 'collectionName')} onDone={create} />
          </li>
        ) : null}
        {kept > 0 ? (
          <li>
            <SideRow
              label={say('shell', 'kept')}
              icon={<Bookmark />}
              count={kept}
              selected={view.name === 'kept'}
              onPress={() => showView({ name: 'kept' })}
            />
          </li>
        ) : null}
        {(overview?.needsALook ?? 0) > 0 ? (
          <li>
            <SideRow
              label={say('shell', 'needsALook')}
              icon={<TriangleAlert />}
              count={overview?.needsALook ?? 0}
              selected={here && view.needsALook === true}
              onPress={() => showView({ name: 'library', needsALook: true })}
            />
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function CollectionRow({
  collection,
  readOnly,
  selected,
}: {
  collection: Collection
  readOnly: boolean
  selected: boolean
}) {
  const client = useClient()
  const [renaming, setRenaming] = useState(false)
  const { id, name } = collection
  const remove = async () => {
    const rows = await client.call('library.list', { collectionId: id, limit: 1000 })
    await client.call('collection.remove', { collectionId: id })
    if (selected) showView({ name: 'library' })
    showToast(say('shell', 'collectionRemoved', { name }), {
      undo: () =>
        void recreate(
          name,
          rows.documents.map((row) => row.id),
        ).catch(report),
    })
  }
  const recreate = async (again: string, documentIds: string[]) => {
    const made = await client.call('collection.create', { name: again })
    await client.call('collection.addDocuments', { collectionId: made.id, documentIds })
  }
  if (renaming)
    return (
      <li>
        <NameField
          label={say('shell', 'collectionName')}
          initial={name}
          onDone={(next) => {
            setRenaming(false)
            if (next !== undefined) client.call('collection.rename', { collectionId: id, name: next }).catch(report)
          }}
        />
      </li>
    )
  return (
    <li>
      <SideRow
        label={name}
        icon={<Folder />}
        count={collection.documents}
        selected={selected}
        onPress={() => showView({ name: 'library', collectionId: id })}
        {...(readOnly ? {} : { onDocuments: (ids: string[]) => addToCollection(client, collection, ids) })}
        menu={[
          {
            id: 'files',
            label: say('shell', 'add-files'),
            icon: <FilePlus2 />,
            disabled: readOnly,
            run: () => void chooseAndAdd(client, 'files', { collectionId: id }),
          },
          {
            id: 'folder',
            label: say('shell', 'add-folder'),
            icon: <FolderPlus />,
            disabled: readOnly,
            run: () => void chooseAndAdd(client, 'folder', { collectionId: id }),
          },
          { separator: 'change' },
          {
            id: 'rename',
            label: say('shell', 'rename'),
            icon: <Pencil />,
            disabled: readOnly,
            run: () => setRenaming(true),
          },
          {
            id: 'remove',
            label: say('shell', 'removeCollection'),
            icon: <Trash2 />,
            warn: true,
            disabled: readOnly,
            run: () => void remove().catch(report),
          },
        ]}
      />
    </li>
  )
}
