import { useEffect, useState } from 'react'
import type { DesktopSettings, DesktopSettingsChange } from '../../../api/desktop.ts'
import { AssistantError, ErrorCode } from '../../../api/error.ts'
import { report } from '../../app/report.ts'

/** The desktop's settings, undefined until main has said them, and the way to change some. */
export function useDesktopSettings(): {
  settings: DesktopSettings | undefined
  change: (change: DesktopSettingsChange) => Promise<Changed>
} {
  const [settings, setSettings] = useState<DesktopSettings | undefined>(undefined)
  useEffect(() => {
    void window.carrel.call('desktop.settings', {}).then((reply) => {
      if (reply.ok) setSettings(reply.data)
    })
    return window.carrel.onEvent((event) => {
      if (event.type === 'desktop-settings') setSettings(event.settings)
    })
  }, [])
  const change = async (wanted: DesktopSettingsChange): Promise<Changed> => {
    const reply = await window.carrel.call('desktop.change', wanted)
    if (!reply.ok) {
      const code = ErrorCode.safeParse(reply.error.code)
      return { refused: code.success ? code.data : 'internal' }
    }
    setSettings(reply.data)
    return { settings: reply.data }
  }
  return { settings, change }
}

/** What became of a change. */
export type Changed = { settings: DesktopSettings } | { refused: ErrorCode }

/** Says that a change was refused where it has no place of its own. */
export function reportRefusal(changed: Changed): void {
  if ('refused' in changed) report(new AssistantError(changed.refused))
}
