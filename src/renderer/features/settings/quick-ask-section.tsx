import { say } from '../../../messages/say.ts'
import { TickBox } from '../../components/tick-box.tsx'
import { Choices, Section } from './section.tsx'
import { ShortcutField } from './shortcut-field.tsx'
import { reportRefusal, useDesktopSettings } from './use-desktop-settings.ts'

/** Quick ask and what Carrel does while its window is closed. */
export function QuickAskSection() {
  const { settings, change } = useDesktopSettings()
  if (settings === undefined) return null
  const set = (wanted: Parameters<typeof change>[0]) => void change(wanted).then(reportRefusal)
  return (
    <Section title={say('quickAsk', 'settings')}>
      <p className="mb-3 text-soft">{say('quickAsk', 'settingsText')}</p>
      <ShortcutField settings={settings} onChange={(quickAskShortcut) => change({ quickAskShortcut })} />
      <Choices
        label={say('quickAsk', 'runInBackground')}
        value={settings.runInBackground}
        options={(['ask', 'yes', 'no'] as const).map((id) => ({ id, label: say('quickAsk', `background-${id}`) }))}
        onChange={(runInBackground) => set({ runInBackground })}
      />
      <Switch
        label={say('quickAsk', 'openAtLogin')}
        note={say('quickAsk', 'openAtLoginNote')}
        on={settings.openAtLogin}
        onChange={(openAtLogin) => set({ openAtLogin })}
      />
      <Switch
        label={say('quickAsk', 'notify')}
        note={say('quickAsk', 'notifyNote')}
        on={settings.notify}
        onChange={(notify) => set({ notify })}
      />
    </Section>
  )
}

function Switch(props: { label: string; note: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      onClick={() => props.onChange(!props.on)}
      className="flex w-full items-start gap-2 rounded-control py-1 text-left"
    >
      <span className="pt-0.5">
        <TickBox on={props.on} />
      </span>
      <span>
        {props.label}
        <span className="block text-label text-soft">{props.note}</span>
      </span>
    </button>
  )
}
