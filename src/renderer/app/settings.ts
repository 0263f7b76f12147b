import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Settings } from '../../api/settings.ts'
import { useClient } from '../client.ts'
import { keyOf, useCall } from './queries.ts'
import { report } from './report.ts'

const USUAL = Settings.parse({})
export const ZOOM_STEP = 10

/** The settings; what is usual until they are read. */
export function useSettings(): Settings {
  return useCall('settings.get', {}).data ?? USUAL
}

/** Some settings, or what they are to be, given what they are. */
type Change = Partial<Settings> | ((now: Settings) => Partial<Settings>)

/** Changes settings; the page shows them at once. */
export function useChangeSettings(): (change: Change) => void {
  const client = useClient()
  const queries = useQueryClient()
  const key = keyOf('settings.get', {})
  return (given) => {
    const now = queries.getQueryData<Settings>(key) ?? USUAL
    const change = typeof given === 'function' ? given(now) : given
    queries.setQueryData<Settings>(key, { ...now, ...change })
    client.call('settings.set', change).then(
      (settings) => queries.setQueryData(key, settings),
      (error: unknown) => {
        void queries.invalidateQueries({ queryKey: ['settings.get'] })
        report(error)
      },
    )
  }
}

/** The zoom one step up or down, or back to 100, within 90 to 150 percent. */
export function zoomed(zoom: number, by: -1 | 0 | 1): number {
  return by === 0 ? 100 : Math.min(150, Math.max(90, zoom + by * ZOOM_STEP))
}

/** Applies theme and zoom to the main page and tells main the theme. */
export function useAppearance(settings: Settings): void {
  const { theme } = settings
  usePageAppearance(settings)
  useEffect(() => void window.carrel.call('theme.set', { theme }), [theme])
}

/** Applies theme and zoom to a page. */
export function usePageAppearance({ theme, zoom }: Settings): void {
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    document.documentElement.style.fontSize = `${(16 * zoom) / 100}px`
  }, [zoom])
}
