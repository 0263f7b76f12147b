import { FilePlus2, FolderInput, FolderOutput, FolderPlus, FolderTree, ListFilter, Pencil, Trash2 } from 'lucide-react'
import { pathOf } from '../../../api/collection-path.ts'
import type { Collection } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { chooseAndAdd } from '../add-files.ts'
import { moveTargets } from '../collection-tree.ts'
import { editFilter } from '../search-store.ts'

/** What can be done with a collection. `move` gets where the choice of places is to stand, in client pixels. */
export function collectionMenu(props: {
  client: Client
  collection: Collection
  readOnly: boolean
  newInside: () => void
  rename: () => void
  move: (at: { x: number; y: number }) => void
  remove: () => void
}): MenuEntry[] {
  const { client, collection, readOnly: disabled } = props
  const to = { collectionId: collection.id }
  const filled: MenuEntry[] =
    collection.filter === undefined
      ? [
          {
            id: 'files',
            label: say('shell', 'add-files'),
            icon: <FilePlus2 />,
            disabled,
            run: () => void chooseAndAdd(client, 'files', to),
          },
          {
            id: 'folder',
            label: say('shell', 'add-folder'),
            icon: <FolderPlus />,
            disabled,
            run: () => void chooseAndAdd(client, 'folder', to),
          },
        ]
      : [
          {
            id: 'filter',
            label: say('shell', 'editFilter'),
            icon: <ListFilter />,
            disabled,
            run: () => editFilter(collection),
          },
        ]
  return [
    ...filled,
    { separator: 'change' },
    { id: 'inside', label: say('shell', 'newInside'), icon: <FolderTree />, disabled, run: props.newInside },
    { id: 'rename', label: say('shell', 'rename'), icon: <Pencil />, disabled, run: props.rename },
    {
      id: 'move',
      label: `${say('shell', 'moveInto')}…`,
      icon: <FolderInput />,
      disabled,
      run: () => {
        const box = document.activeElement?.getBoundingClientRect()
        // The menu that was chosen from closes first.
        setTimeout(() => props.move({ x: box?.left ?? 0, y: box?.top ?? 0 }), 0)
      },
    },
    {
      id: 'remove',
      label: say('shell', 'removeCollection'),
      icon: <Trash2 />,
      warn: true,
      disabled,
      run: props.remove,
    },
  ]
}

/** Where a collection can be moved; null stands for the top. */
export function moveMenu(
  collection: Collection,
  collections: readonly Collection[],
  move: (parentId: string | null) => void,
): MenuEntry[] {
  const top: MenuEntry[] =
    collection.parentId === undefined
      ? []
      : [{ id: 'top', label: say('shell', 'topLevel'), icon: <FolderOutput />, run: () => move(null) }]
  const targets = moveTargets(collection, collections).map((target) => ({
    id: target.id,
    label: pathOf(target, collections),
    icon: <FolderInput />,
    run: () => move(target.id),
  }))
  return [...top, ...targets]
}
