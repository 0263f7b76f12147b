import { Bookmark, LibraryBig, Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { IconButton } from '../../components/button.tsx'
import { useCall } from '../queries.ts'
import { report } from '../report.ts'
import { showView, useViewStore } from '../view-store.ts'
import { CollectionTree } from './collection-tree.tsx'
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
            selected={here && view.collectionId === undefined && view.needsALook !== true && view.filter === undefined}
            onPress={() => showView({ name: 'library' })}
          />
        </li>
        <CollectionTree collections={overview?.collections ?? []} readOnly={readOnly} />
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
