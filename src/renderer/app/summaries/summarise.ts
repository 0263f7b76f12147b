import type { Gist } from '../../../api/gist.ts'
import type { MethodInput } from '../../../api/methods.ts'
import type { SummaryChoice, SummaryContent, SummaryEvent } from '../../../api/summary.ts'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { fileName } from '../file-name.ts'
import { currentTarget, useReaderStore } from '../reader-store.ts'
import { showToast } from '../toast-store.ts'
import { followedJobs } from '../use-unlock.ts'
import { showView } from '../view-store.ts'
import { arrived } from './arriving.ts'
import { choiceFor } from './choice-for.ts'
import { goingOn, nothingYet, withGist } from './live-summary.ts'
import { addRun, changeRun, follow, runOf, useRunsStore } from './runs-store.ts'

const MOST_DOCUMENTS = 1000

/** Words that are no file, with what they are called. */
export type GivenText = { title: string; text: string }

/** Brings files and texts in and shows their summary at once, as it comes. */
export function summariseGiven(
  client: Client,
  given: { paths: readonly string[]; texts?: readonly GivenText[] },
): void {
  const { paths, texts = [] } = given
  const names = [...paths.map(fileName), ...texts.map(({ title }) => title)]
  if (names.length === 0) return showToast(say('summaries', 'nothingDropped'), { tone: 'warn' })
  const key = begin(names, [], 'arriving')
  void follow(key, async (signal) => {
    const job = await client.call('import.start', {
      paths: [...paths],
      ...(texts.length === 0 ? {} : { texts: [...texts] }),
    })
    // What it brought, and what it could not read, stands in the summary.
    followedJobs.add(job.id)
    changeRun(key, (run) => ({ ...run, jobId: job.id }))
    return stream(client, key, await arrived(client, job.id, (gist) => know(key, gist), signal), signal)
  })
}

/**
 * What was given could not be read, and was since, with a password: where nothing is summarised yet it is now, otherwise the run knows
 * of it.
 */
export function readSince(client: Client, key: string, path: string, documentIds: readonly string[]): void {
  const before = runOf(useRunsStore.getState().runs, key)
  changeRun(key, (run) => ({ ...run, readSince: { ...run.readSince, [path]: documentIds } }))
  if (before === undefined || before.summaryId !== undefined || before.live.phase !== 'ended') return
  changeRun(key, (run) => ({ ...run, live: nothingYet({ form: 'bullets' }, 'looking') }))
  void follow(key, (signal) => stream(client, key, documentIds, signal))
}

/** Summarises documents of the library and shows the summary as it comes. */
export function summariseDocuments(client: Client, documentIds: readonly string[]): void {
  if (documentIds.length === 0) return
  const key = begin([], documentIds, 'looking')
  void follow(key, (signal) => stream(client, key, documentIds, signal))
}

/** Summarises what the reader shows; where it shows nothing, it says so. */
export function summariseOpenDocument(client: Client): void {
  const documentId = currentTarget(useReaderStore.getState())?.documentId
  if (documentId === undefined) return showToast(say('summaries', 'noOpenDocument'))
  summariseDocuments(client, [documentId])
}

/** Makes a new version of a summary in another form, length or language, or for somebody else. */
export function makeVersion(
  client: Client,
  of: { summaryId: string; documentIds: readonly string[]; choice: SummaryChoice; gists: readonly Gist[] },
): void {
  const { summaryId, documentIds, choice, gists } = of
  const live = { ...nothingYet(choice, 'looking'), gists, genre: gists[0]?.genre ?? 'other' }
  const key = addRun({ summaryId, versionId: undefined, names: [], documentIds, live })
  void follow(key, async (signal) =>
    client.stream(
      'summary.start',
      { documentIds: documentIds.slice(0, MOST_DOCUMENTS), choice, summaryId },
      { signal },
    ),
  )
}

/** Goes on with a summary that was paused or interrupted. */
export function continueSummary(
  client: Client,
  of: { summaryId: string; documentIds: readonly string[]; content: SummaryContent; gists: readonly Gist[] },
): void {
  const { summaryId, documentIds, content, gists } = of
  const live = goingOn(content, gists)
  const key = addRun({ summaryId, versionId: undefined, names: [], documentIds, live })
  void follow(key, async (signal) => client.stream('summary.continue', { summaryId }, { signal }))
}

/** Starts a run that has no summary yet and shows it. */
function begin(names: readonly string[], documentIds: readonly string[], phase: 'arriving' | 'looking'): string {
  const live = nothingYet({ form: 'bullets' }, phase)
  const key = addRun({ summaryId: undefined, versionId: undefined, names, documentIds, live })
  showView({ name: 'summary', summaryId: key })
  return key
}

/** The stream of a summary of documents, laid out as the user likes those of their kind. */
async function stream(
  client: Client,
  key: string,
  all: readonly string[],
  signal: AbortSignal,
): Promise<AsyncIterable<SummaryEvent>> {
  const documentIds = all.slice(0, MOST_DOCUMENTS)
  changeRun(key, (run) => ({ ...run, documentIds, live: { ...run.live, phase: 'looking' } }))
  const [gist] = await client.call('summary.gist', { documentIds: documentIds.slice(0, 1) }, { signal })
  if (gist !== undefined) know(key, gist)
  const settings = await client.call('settings.get', {}, { signal })
  const choice = choiceFor(settings, gist?.genre ?? 'other', documentIds.length)
  changeRun(key, (run) => ({ ...run, live: { ...run.live, choice } }))
  const input: MethodInput<'summary.start'> = { documentIds: [...documentIds], choice }
  return client.stream('summary.start', input, { signal })
}

function know(key: string, gist: Gist): void {
  changeRun(key, (run) => ({ ...run, live: withGist(run.live, gist) }))
}
