import { Ellipsis, Search, Settings2 } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { COMMANDS } from '../../app/commands.ts'
import { useCall } from '../../app/queries.ts'
import { useSettings } from '../../app/settings.ts'
import { showOverlay, showView } from '../../app/view-store.ts'
import { IconButton } from '../../components/button.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { setModelFor, useThreadModels } from './thread-model.ts'

/** Search, and the thread's menu with its model. */
export function ThreadMenu({ threadId, title }: { threadId: string | undefined; title: string | undefined }) {
  const settings = useSettings()
  const models = useCall('model.list', {}).data?.models ?? []
  const chosen = useThreadModels((state) => state.models[threadId ?? '']) ?? settings.chatModel
  const entry = (id: string, label: string): MenuEntry => ({
    id,
    label,
    checked: chosen === id,
    run: () => setModelFor(threadId, id === settings.chatModel ? undefined : id),
  })
  const chat = models.filter((model) => model.role === 'chat' && !model.starter)
  const entries: MenuEntry[] = [
    {
      heading: say('chat', 'writtenBy'),
      entries: [
        entry('starter', say('chat', 'starterModel')),
        ...chat.map((model) => entry(model.path, model.name)),
        entry('none', say('chat', 'quotesOnly')),
      ],
    },
    { separator: 'models' },
    {
      id: 'models',
      label: say('chat', 'modelSettings'),
      icon: <Settings2 />,
      keys: COMMANDS['show-settings'].keys,
      run: () => showView({ name: 'settings' }),
    },
  ]
  return (
    <>
      <IconButton
        label={say('shell', 'search')}
        keys={COMMANDS['open-palette'].keys}
        onPress={() => showOverlay('palette')}
      >
        <Search />
      </IconButton>
      <MenuButton entries={entries} label={say('chat', 'threadMenu')}>
        <IconButton label={title === undefined ? say('chat', 'threadMenu') : say('shell', 'menuOf', { name: title })}>
          <Ellipsis />
        </IconButton>
      </MenuButton>
    </>
  )
}
