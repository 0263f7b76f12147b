import { Eye, FilePlus2, FolderPlus, Plus } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { chooseAndAdd } from '../../app/add-files.ts'
import { COMMANDS } from '../../app/commands.ts'
import { chooseAndWatch } from '../../app/watch-folder.ts'
import { useClient } from '../../client.ts'
import { IconButton } from '../../components/button.tsx'
import { MenuButton } from '../../components/menu.tsx'

/** Adds files or a folder to the library, or to a collection, or has a folder watched. */
export function AddMenu({ to, collectionName }: { to: { collectionId?: string }; collectionName: string | undefined }) {
  const client = useClient()
  return (
    <MenuButton
      label={say('library', 'add')}
      entries={[
        {
          id: 'files',
          label: say('shell', 'add-files'),
          icon: <FilePlus2 />,
          keys: COMMANDS['add-files'].keys,
          run: () => void chooseAndAdd(client, 'files', to),
        },
        {
          id: 'folder',
          label: say('shell', 'add-folder'),
          icon: <FolderPlus />,
          keys: COMMANDS['add-folder'].keys,
          run: () => void chooseAndAdd(client, 'folder', to),
        },
        {
          id: 'watch',
          label: say('shell', 'watch-folder'),
          icon: <Eye />,
          run: () => void chooseAndWatch(client, collectionName),
        },
      ]}
    >
      <IconButton label={say('library', 'add')}>
        <Plus />
      </IconButton>
    </MenuButton>
  )
}
