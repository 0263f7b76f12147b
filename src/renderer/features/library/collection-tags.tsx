import { X } from 'lucide-react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { addToCollection } from '../../app/add-to-collection.ts'
import { useCall } from '../../app/queries.ts'
import { report } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { showToast } from '../../app/toast-store.ts'
import { useClient } from '../../client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { MenuButton } from '../../components/menu.tsx'

/** The collections that a document is in, each with the way out of it, and the way into others. */
export function CollectionTags({ row }: { row: DocumentRow }) {
  const client = useClient()
  const { readOnly } = useShell()
  const collections = (useCall('library.overview', {}).data?.collections ?? []).filter(
    ({ filter }) => filter === undefined,
  )
  const own = collections.filter(({ id }) => row.collectionIds.includes(id))
  const others = collections.filter(({ id }) => !row.collectionIds.includes(id))
  const takeOut = async (collectionId: string, name: string) => {
    const input = { collectionId, documentIds: [row.id] }
    await client.call('collection.removeDocuments', input)
    showToast(say('library', 'takenOut', { count: 1, name }), {
      undo: () => void client.call('collection.addDocuments', input).catch(report),
    })
  }
  return (
    <span className="flex flex-wrap items-center gap-1">
      {own.map(({ id, name }) => (
        <span key={id} className="inline-flex h-6 items-center rounded-chip border border-line bg-raise pl-2">
          <span className={readOnly ? 'pr-2' : ''}>{name}</span>
          {readOnly ? null : (
            <IconButton
              label={say('documents', 'takeOutOf', { name })}
              className="size-6!"
              onPress={() => void takeOut(id, name).catch(report)}
            >
              <X />
            </IconButton>
          )}
        </span>
      ))}
      {readOnly || others.length === 0 ? null : (
        <MenuButton
          label={say('documents', 'addToCollection')}
          entries={others.map((collection) => ({
            id: collection.id,
            label: collection.name,
            run: () => addToCollection(client, collection, [row.id]),
          }))}
        >
          <Button look="link">{say('documents', 'addToCollection')}</Button>
        </MenuButton>
      )}
      {collections.length === 0 ? <span className="text-soft">{say('documents', 'noCollections')}</span> : null}
    </span>
  )
}
