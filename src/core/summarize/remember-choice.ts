import type { Publish } from '../../api/handlers.ts'
import type { SummaryContent } from '../../api/summary.ts'
import type { SettingsStore } from '../ports/settings-store.ts'

/** How a summary is laid out unless the user says otherwise. */
export const usualForm = 'bullets'

/**
 * Remembers how the user had documents of a genre summarised, but for what it was for. A choice of nothing but that says nothing
 * of the layout and changes nothing.
 */
export function rememberChoice(
  { settings, publish }: { settings: SettingsStore; publish: Publish },
  { genre, choice }: Pick<SummaryContent, 'genre' | 'choice'>,
): void {
  const { focus, ...layout } = choice
  const isOnlyFocus = focus !== undefined && layout.form === usualForm && Object.keys(layout).length === 1
  const { summaryChoices } = settings.get()
  if (isOnlyFocus || JSON.stringify(summaryChoices[genre]) === JSON.stringify(layout)) return
  settings.set({ summaryChoices: { ...summaryChoices, [genre]: layout } })
  publish('settings', { type: 'settings-changed' })
}
