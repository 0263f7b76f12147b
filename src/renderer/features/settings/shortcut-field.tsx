import { type KeyboardEvent, useState } from 'react'
import type { DesktopSettings } from '../../../api/desktop.ts'
import { say, sayError } from '../../../messages/say.ts'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { writeKeys } from '../../components/keys.ts'
import { acceleratorOf, keysOf } from './accelerator.ts'
import type { Changed } from './use-desktop-settings.ts'

type Props = { settings: DesktopSettings; onChange: (shortcut: string) => Promise<Changed> }

/** The shortcut of quick ask, recorded by pressing it; what stands in its way is said with what to do. */
export function ShortcutField({ settings, onChange }: Props) {
  const { quickAskShortcut: shortcut, shortcutState: state } = settings
  const [recording, setRecording] = useState(false)
  const [refusal, setRefusal] = useState<string | undefined>(undefined)
  const { platform } = window.carrel
  const written = (accelerator: string) => writeKeys(keysOf(accelerator, platform), platform)
  const take = async (wanted: string) => {
    setRecording(false)
    const before = shortcut
    const changed = await onChange(wanted)
    if ('refused' in changed) return setRefusal(sayError({ code: changed.refused, parameters: {} }))
    const isTaken = changed.settings.shortcutState === 'taken' && changed.settings.quickAskShortcut === before
    const words = { keys: written(wanted), before: before === '' ? say('quickAsk', 'shortcutNone') : written(before) }
    setRefusal(isTaken ? say('quickAsk', 'refused-taken', words) : undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!recording) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape' && !event.ctrlKey && !event.altKey && !event.metaKey) return setRecording(false)
    const pressed = acceleratorOf(event.nativeEvent, platform)
    if (pressed === undefined) return
    if (pressed !== '') return void take(pressed)
    setRecording(false)
    setRefusal(sayError({ code: 'shortcut-unknown', parameters: {} }))
  }
  return (
    <div className="mb-3">
      <p className="mb-1.5 text-soft">{say('quickAsk', 'shortcut')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          data-shortcut
          aria-label={`${say('quickAsk', 'shortcutRecord')}: ${shortcut === '' ? say('quickAsk', 'shortcutNone') : written(shortcut)}`}
          aria-pressed={recording}
          onClick={() => {
            setRefusal(undefined)
            setRecording(!recording)
          }}
          onBlur={() => setRecording(false)}
          onKeyDown={onKeyDown}
          // A space that is let go would press the button again.
          onKeyUp={(event) => event.preventDefault()}
          className={`flex h-7.5 min-w-40 items-center rounded-control border bg-raise px-2.5 ${recording ? 'border-accent text-accent' : 'border-edge'}`}
        >
          {recording ? (
            say('quickAsk', 'shortcutPress')
          ) : shortcut === '' ? (
            <span className="text-soft">{say('quickAsk', 'shortcutNone')}</span>
          ) : (
            <Kbd keys={keysOf(shortcut, platform)} />
          )}
        </button>
        {shortcut === '' ? null : <Button onPress={() => void take('')}>{say('quickAsk', 'shortcutRemove')}</Button>}
      </div>
      <p role="status" className={`mt-1.5 text-label ${refusal || state === 'taken' ? 'text-warn' : 'text-soft'}`}>
        {refusal ?? say('quickAsk', `shortcut-${state}`)}
      </p>
    </div>
  )
}
