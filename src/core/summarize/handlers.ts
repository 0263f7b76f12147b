import { emptySummary } from '../../api/empty-summary.ts'
import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'
import type { MethodInput } from '../../api/methods.ts'
import type { Summary, SummaryChoice, SummaryContent, SummaryEvent, SummaryVersion } from '../../api/summary.ts'
import { searchEmbedder } from '../models/search-embedder.ts'
import type { ColumnName } from '../ports/column-name.ts'
import type { Models } from '../ports/models.ts'
import type { SummarisedDocuments } from '../ports/summary-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { editSummary } from './edit-summary.ts'
import { exportSummary } from './export/export-summary.ts'
import { gistHandlers } from './gist-handlers.ts'
import { librarySources } from './library-sources.ts'
import { type RunSummaryDeps, runSummary } from './run-summary.ts'
import type { SummariseInput } from './summarise.ts'
import type { SummarySource } from './summary-source.ts'
import { titleOf } from './summary-title.ts'

export type SummaryHandlers = Pick<Handlers, Extract<keyof Handlers, `summary.${string}`>>
export type SummaryHandlerDeps = RunSummaryDeps & { text: TextStore; models: Models; columnName: ColumnName }

/** Handlers of summaries. */
export function summaryHandlers(deps: SummaryHandlerDeps): SummaryHandlers {
  const { summaries, summaryTemplates: templates } = deps
  const changed = (summaryId: string) => deps.publish('summaries', { type: 'summary-changed', summaryId })
  const running = new Set<string>()
  const get = (summaryId: string, versionId?: string) => {
    const summary = needSummary(deps, summaryId)
    const versions = summaries.versions(summaryId)
    const version = versionId === undefined ? versions[0] : versions.find(({ id }) => id === versionId)
    const content = version && summaries.content(version.id)
    if (!content) throw new AssistantError('summary-not-found')
    return { summary, versions, version, content }
  }
  return {
    ...gistHandlers(deps),
    'summary.start': (input, signal) => start(deps, running, input, signal),
    'summary.continue': ({ summaryId }, signal) => goOn(deps, running, summaryId, signal),
    'summary.list': () => summaries.list(),
    'summary.get': ({ summaryId, versionId }) => get(summaryId, versionId),
    'summary.edit'({ summaryId, versionId, parts }) {
      const { summary, content } = get(summaryId, versionId)
      const edited = editSummary(content, parts, librarySources(deps, summary.documentIds).sources)
      const version = summaries.addVersion(summaryId, { content: edited, edited: true })
      changed(summaryId)
      return version
    },
    'summary.rename'({ summaryId, title }) {
      summaries.rename(summaryId, title)
      changed(summaryId)
      return needSummary(deps, summaryId)
    },
    'summary.remove'({ summaryId }) {
      summaries.remove(summaryId)
      changed(summaryId)
      return {}
    },
    'summary.restore'({ summaryId }) {
      summaries.restore(summaryId)
      changed(summaryId)
      return {}
    },
    'summary.export'({ summaryId, versionId, format }) {
      const { summary, content } = get(summaryId, versionId)
      return exportSummary(deps.columnName, summary, content, format)
    },
    'summary.templates': () => templates.list(),
    'summary.copyTemplate': ({ genre }) => templates.copy(genre),
    'summary.dropTemplate': ({ genre }) => templates.drop(genre),
  }
}

/** Makes a summary, or a new version of one: it is stored before anything is read. */
async function* start(
  deps: SummaryHandlerDeps,
  running: Set<string>,
  { documentIds, choice, summaryId, model }: MethodInput<'summary.start'>,
  signal: AbortSignal,
): AsyncGenerator<SummaryEvent> {
  if (summaryId !== undefined) needSummary(deps, summaryId)
  const sources = needSources(deps, documentIds)
  needText(sources)
  const content = { ...emptySummary(choice), ...(model === undefined ? {} : { modelChoice: model }) }
  const documents: SummarisedDocuments = {
    documentIds: sources.map(({ place }) => place.documentId),
    documentTitles: sources.map(({ place }) => place.title),
  }
  const version =
    summaryId === undefined
      ? deps.summaries.create({ title: titleOf(documents.documentTitles), ...documents, content })
      : deps.summaries.addVersion(summaryId, { content, edited: false, documents })
  yield* run(deps, running, version, content, sources, signal)
}

/** Goes on with the newest version that did not come to its end, with those of its documents that are still there. */
async function* goOn(
  deps: SummaryHandlerDeps,
  running: Set<string>,
  summaryId: string,
  signal: AbortSignal,
): AsyncGenerator<SummaryEvent> {
  const { documentIds } = needSummary(deps, summaryId)
  for (const version of deps.summaries.versions(summaryId)) {
    const done = deps.summaries.content(version.id)
    if (!done || done.state === 'done' || version.edited) continue
    const { sources } = librarySources(deps, documentIds)
    needText(sources)
    const { error: _, ...before } = done
    const content: SummaryContent = { ...before, state: 'streaming' }
    deps.summaries.saveContent(version.id, content)
    yield* run(deps, running, version, content, sources, signal, done)
    return
  }
  throw new AssistantError('summary-not-found')
}

async function* run(
  deps: SummaryHandlerDeps,
  running: Set<string>,
  version: SummaryVersion,
  content: SummaryContent,
  sources: readonly SummarySource[],
  signal: AbortSignal,
  done?: SummaryContent,
): AsyncGenerator<SummaryEvent> {
  // Two at once would read every section twice and write over each other.
  if (running.has(version.id)) throw new AssistantError('bad-request', { detail: 'this summary is being made' })
  running.add(version.id)
  try {
    yield* runSummary(deps, version, content, inputOf(deps, sources, content, done, signal), signal)
  } finally {
    running.delete(version.id)
  }
}

/** Models are loaded when they are needed: what code finds does not wait for them. */
function inputOf(
  { models, settings }: SummaryHandlerDeps,
  sources: readonly SummarySource[],
  { choice, modelChoice }: { choice: SummaryChoice; modelChoice?: string | undefined },
  done: SummaryContent | undefined,
  signal: AbortSignal,
): SummariseInput {
  const chosen = settings.get()
  return {
    sources,
    choice,
    model: () => models.languageModel(modelChoice ?? chosen.chatModel, signal),
    embedder: () => models.embedder(searchEmbedder(chosen), signal),
    ...(done ? { done } : {}),
  }
}

function needSummary({ summaries }: Pick<SummaryHandlerDeps, 'summaries'>, summaryId: string): Summary {
  const summary = summaries.get(summaryId)
  if (summary === undefined) throw new AssistantError('summary-not-found')
  return summary
}

/** Documents as far as they are read. Error: `document-not-found`. */
function needSources(deps: SummaryHandlerDeps, documentIds: readonly string[]): SummarySource[] {
  const { sources, missing } = librarySources(deps, [...new Set(documentIds)])
  if (missing.length > 0) throw new AssistantError('document-not-found')
  return sources
}

/** Error: `document-empty {name}`, where there is nothing to summarise. */
function needText(sources: readonly SummarySource[]): void {
  if (sources.some(({ pages }) => pages.some(({ text }) => text.trim() !== ''))) return
  throw new AssistantError('document-empty', { name: sources.map(({ place }) => place.title).join(', ') })
}
