import {
  CircleX,
  Eye,
  FolderOpen,
  FolderSync,
  LibraryBig,
  Pause,
  Play,
  Plus,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react'
import type { WatchedFolder } from '../../../api/watched-folder.ts'
import { say, sayError } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { IconButton } from '../../components/button.tsx'
import type { MenuEntry } from '../../components/menu.tsx'
import { useCall } from '../queries.ts'
import { useFolderActions } from '../use-folder-actions.ts'
import { showFolder, showView, useViewStore } from '../view-store.ts'
import { chooseAndWatch, folderName } from '../watch-folder.ts'
import { SideHeading, SideRow } from './side-row.tsx'

/** The watched folders, with what each is about. Nothing stands here until there is one. */
export function FolderList({ readOnly }: { readOnly: boolean }) {
  const client = useClient()
  const folders = useCall('folder.list', {}).data ?? []
  if (folders.length === 0) return null
  return (
    <section aria-label={say('shell', 'folders')}>
      <SideHeading
        action={
          readOnly ? null : (
            <IconButton
              label={say('shell', 'watch-folder')}
              className="size-6!"
              onPress={() => void chooseAndWatch(client)}
            >
              <Plus />
            </IconButton>
          )
        }
      >
        {say('shell', 'folders')}
      </SideHeading>
      <ul>
        {folders.map((folder) => (
          <FolderRow key={folder.id} folder={folder} readOnly={readOnly} />
        ))}
      </ul>
    </section>
  )
}

function FolderRow({ folder, readOnly }: { folder: WatchedFolder; readOnly: boolean }) {
  const view = useViewStore((state) => state.view)
  const menu = useFolderMenu(folder, readOnly)
  const { path, state, error } = folder
  const troubled = error !== undefined || state === 'missing'
  return (
    <li>
      <SideRow
        label={folderName(path)}
        title={error ? sayError(error) : path}
        icon={<Eye />}
        note={say('shell', `folder-${state}`)}
        warn={troubled}
        selected={view.name === 'library' && view.filter === path}
        menu={menu}
        onPress={() => showView({ name: 'library', filter: path })}
      />
    </li>
  )
}

function useFolderMenu(folder: WatchedFolder, readOnly: boolean): MenuEntry[] {
  const { path, state, error } = folder
  const actions = useFolderActions(folder)
  const paused = state === 'paused'
  return [
    {
      id: 'show',
      label: say('shell', 'folderShow'),
      icon: <LibraryBig />,
      run: () => showView({ name: 'library', filter: path }),
    },
    {
      id: 'reveal',
      label: say('shell', 'folderReveal'),
      icon: <FolderOpen />,
      disabled: state === 'missing',
      run: () => void window.carrel.call('shell.showInFolder', { path }),
    },
    {
      id: 'rules',
      label: say('folders', 'menu'),
      icon: <SlidersHorizontal />,
      run: () => showFolder(folder.id),
    },
    { separator: 'act' },
    {
      id: 'sync',
      label: say('shell', 'folderSync'),
      icon: <FolderSync />,
      disabled: readOnly || state === 'syncing',
      run: () => actions.sync(false),
    },
    ...(error?.code === 'folder-mostly-gone'
      ? [
          {
            id: 'accept',
            label: say('shell', 'folderTakeOut'),
            icon: <Trash2 />,
            warn: true,
            disabled: readOnly,
            run: () => actions.sync(true),
          },
        ]
      : []),
    {
      id: 'pause',
      label: say('shell', paused ? 'folderResume' : 'folderPause'),
      icon: paused ? <Play /> : <Pause />,
      disabled: readOnly,
      run: () => actions.setPaused(!paused),
    },
    {
      id: 'stop',
      label: say('shell', 'folderStop'),
      icon: <CircleX />,
      disabled: readOnly,
      run: () => actions.stop(),
    },
  ]
}
