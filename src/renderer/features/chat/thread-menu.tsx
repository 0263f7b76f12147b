import { Ellipsis, Plus, Search, Settings2 } from 'lucide-react'
import { followsInstructionsFrom } from '../../../api/model.ts'
import { say } from '../../../messages/say.ts'
import { COMMANDS } from '../../app/commands.ts'
import { useCall } from '../../app/queries.ts'
import { useSettings } from '../../app/settings.ts'
import { showOverlay, showView } from '../../app/view-store.ts'
import { IconButton } from '../../components/button.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { chooseForThread, useThreadChoices } from './thread-choices.ts'

/** Search, and the thread's menu with its model and persona. */
export function ThreadMenu({ threadId, title }: { threadId: string | undefined; title: string | undefined }) {
  const settings = useSettings()
  const models = useCall('model.list', {}).data?.models ?? []
  const choices = useThreadChoices(threadId)
  const model = choices.model ?? settings.chatModel
  const modelEntry = (id: string, label: string): MenuEntry => ({
    id,
    label,
    checked: model === id,
    run: () => chooseForThread(threadId, { model: id === settings.chatModel ? undefined : id }),
  })
  const chat = models.filter(({ role }) => role === 'chat')
  const others = chat.filter(({ starter }) => !starter)
  const writer = chat.find(({ starter, path }) => (starter ? model === 'starter' : model === path))
  const follows = (writer?.parameters ?? 0) >= followsInstructionsFrom
  const personas = settings.personas.map(({ id, name }) => ({ id, name }))
  const persona = follows ? personas.find(({ id }) => id === choices.persona)?.id : undefined
  const personaEntry = (id: string | undefined, label: string): MenuEntry => ({
    id: `persona:${id ?? ''}`,
    label,
    checked: persona === id,
    disabled: id !== undefined && !follows,
    run: () => chooseForThread(threadId, { persona: id }),
  })
  const toSettings = () => showView({ name: 'settings' })
  const entries: MenuEntry[] = [
    {
      heading: say('chat', 'writtenBy'),
      entries: [
        modelEntry('starter', say('chat', 'starterModel')),
        ...others.map(({ path, name }) => modelEntry(path, name)),
        modelEntry('none', say('chat', 'quotesOnly')),
      ],
    },
    {
      heading: say('chat', follows ? 'persona' : 'personaTooSmall'),
      entries: [
        personaEntry(undefined, say('chat', 'noPersona')),
        ...personas.map(({ id, name }) => personaEntry(id, name)),
        ...(personas.length > 0
          ? []
          : [{ id: 'add-persona', label: say('chat', 'addPersona'), icon: <Plus />, run: toSettings }]),
      ],
    },
    { separator: 'settings' },
    {
      id: 'settings',
      label: say('chat', 'modelSettings'),
      icon: <Settings2 />,
      keys: COMMANDS['show-settings'].keys,
      run: toSettings,
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
