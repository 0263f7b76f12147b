import { toErrorValue } from '../../api/error.ts'
import type { Genre } from '../../api/genre.ts'
import type { Publish } from '../../api/handlers.ts'
import type { SummaryContent, SummaryEvent, SummaryVersion } from '../../api/summary.ts'
import type { Clock } from '../ports/clock.ts'
import type { GistStore } from '../ports/gist-store.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { SummaryStore } from '../ports/summary-store.ts'
import type { SummaryTemplates } from '../ports/summary-templates.ts'
import { applySummaryEvent } from './apply-summary-event.ts'
import { rememberChoice } from './remember-choice.ts'
import { type SummariseInput, summarise } from './summarise.ts'

/** What making and keeping summaries needs. */
export type RunSummaryDeps = {
  clock: Clock
  summaries: SummaryStore
  gists: GistStore
  summaryTemplates: SummaryTemplates
  settings: SettingsStore
  publish: Publish
}

/** What is written often is saved at most so often, each time all of it. */
const savedEveryMs = 1000
const often: ReadonlySet<SummaryEvent['type']> = new Set(['gist-found', 'row-read', 'section-read', 'sentence-checked'])

/**
 * Makes a version of a kept summary: saved when the first parts stand, while it is written at most once a second, and at the end,
 * so that a crash keeps what was said. Stopping keeps it too; failures are stored as such.
 */
export async function* runSummary(
  deps: RunSummaryDeps,
  { id: versionId, summaryId }: SummaryVersion,
  from: SummaryContent,
  input: SummariseInput,
  signal: AbortSignal,
): AsyncGenerator<SummaryEvent> {
  const asked = from.modelChoice === undefined ? {} : { modelChoice: from.modelChoice }
  const genres = new Set<Genre>()
  let content = from
  let savedAt = deps.clock.now()
  const changed = () => deps.publish('summaries', { type: 'summary-changed', summaryId })
  const save = (next: SummaryContent) => {
    content = next
    savedAt = deps.clock.now()
    deps.summaries.saveContent(versionId, next)
  }
  changed()
  try {
    yield { type: 'summary-started', summaryId, versionId }
    const events = summarise(
      { clock: deps.clock, templates: deps.summaryTemplates, notes: deps.summaries, gists: deps.gists },
      input,
      signal,
    )
    for await (const event of events) {
      if (event.type === 'gist-found') genres.add(event.gist.genre)
      const applied = withGenre(applySummaryEvent(content, event), event, genres)
      const next = applied.modelChoice === from.modelChoice ? applied : { ...applied, ...asked }
      if (event.type === 'parts-found' && !event.written) rememberChoice(deps, next)
      if (often.has(event.type) && deps.clock.now() - savedAt < savedEveryMs) content = next
      else if (next !== content) save(next)
      yield event
    }
  } catch (error) {
    if (!signal.aborted) {
      save({ ...content, state: 'failed', error: toErrorValue(error) })
      yield { type: 'summary-finished', content }
    }
  } finally {
    if (content.state === 'streaming') save({ ...content, state: 'stopped' })
    changed()
  }
}

/** What all documents are, once all of them were looked at. */
function withGenre(content: SummaryContent, event: SummaryEvent, genres: ReadonlySet<Genre>): SummaryContent {
  if (event.type !== 'parts-found') return content
  const [first, ...others] = genres
  return { ...content, genre: first !== undefined && others.length === 0 ? first : 'other' }
}
