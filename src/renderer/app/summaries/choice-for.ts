import type { Genre } from '../../../api/genre.ts'
import type { Settings } from '../../../api/settings.ts'
import type { SummaryChoice } from '../../../api/summary.ts'

/** How documents of a genre are summarised: as the user last chose, bullets unless they did; several side by side only if there are several. */
export function choiceFor(settings: Pick<Settings, 'summaryChoices'>, genre: Genre, documents: number): SummaryChoice {
  const last = settings.summaryChoices[genre]
  if (last === undefined || (last.form === 'comparison' && documents < 2)) return { form: 'bullets' }
  return last
}

/** What is remembered of a choice. */
export function remembered(choice: SummaryChoice): Omit<SummaryChoice, 'focus'> {
  const { focus: _, ...rest } = choice
  return rest
}
