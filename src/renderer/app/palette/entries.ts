import type { MenuCommand } from '../../../api/desktop.ts'
import type { DocumentRow } from '../../../api/document.ts'
import type { Hit } from '../../../api/search.ts'
import type { Summary } from '../../../api/summary.ts'
import type { Thread } from '../../../api/thread.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { COMMANDS } from '../commands.ts'
import { openDocument } from '../open-document.ts'
import { openAt } from '../reader-store.ts'
import { showView } from '../view-store.ts'
import { matches } from './match.ts'
import { type SnippetPiece, snippetOf } from './snippet.ts'

/** One row of the palette. `words` are from a document, set in the book face. */
export type PaletteEntry = {
  id: string
  label: string
  note?: string
  keys?: string
  words?: readonly SnippetPiece[]
  run: () => void
}
export type PaletteGroup = {
  id: 'commands' | 'threads' | 'summaries' | 'documents' | 'passages'
  entries: readonly PaletteEntry[]
}

const MOST = { commands: 6, threads: 5, summaries: 4, documents: 6, passages: 4 }
const HIDDEN: readonly MenuCommand[] = ['open-palette']

/** What the palette offers for a query, group by group; empty groups are left out. */
export function paletteGroups(
  query: string,
  found: {
    threads: readonly Thread[]
    summaries: readonly Summary[]
    documents: readonly DocumentRow[]
    hits: readonly Hit[]
  },
  run: (command: MenuCommand) => void,
): PaletteGroup[] {
  const commands = (Object.keys(COMMANDS) as MenuCommand[])
    .filter((command) => !HIDDEN.includes(command) && matches(say('shell', command), query))
    .map((command): PaletteEntry => {
      const { keys } = COMMANDS[command]
      return {
        id: command,
        label: say('shell', command),
        ...(keys === undefined ? {} : { keys }),
        run: () => run(command),
      }
    })
  const threads = found.threads
    .filter((thread) => matches(thread.title, query))
    .map((thread) => ({
      id: thread.id,
      label: thread.title,
      run: () => showView({ name: 'thread', threadId: thread.id }),
    }))
  const summaries = found.summaries
    .filter((summary) => query !== '' && matches(summary.title, query))
    .map((summary) => ({
      id: summary.id,
      label: summary.title,
      note: say('summaries', `form-${summary.form}`),
      run: () => showView({ name: 'summary', summaryId: summary.id }),
    }))
  const documents = found.documents.map((row) => ({
    id: row.id,
    label: row.title,
    note: say('library', 'pageCount', { count: row.pages }),
    run: () => openDocument(row),
  }))
  const passages = found.hits.map((hit) => ({
    id: hit.chunkId,
    label: hit.title,
    note: pageWords({ ...hit, spans: hit.spans.slice(0, 1) }),
    words: snippetOf(hit.text, query),
    run: () => openAt({ ...hit, key: `hit:${hit.chunkId}`, marks: [] }),
  }))
  const groups: PaletteGroup[] = [
    { id: 'commands', entries: commands.slice(0, query === '' ? MOST.commands + 3 : MOST.commands) },
    { id: 'threads', entries: threads.slice(0, MOST.threads) },
    { id: 'summaries', entries: summaries.slice(0, MOST.summaries) },
    { id: 'documents', entries: documents.slice(0, MOST.documents) },
    { id: 'passages', entries: passages.slice(0, MOST.passages) },
  ]
  const filled = groups.filter((group) => group.entries.length > 0)
  return query === '' ? filled : filled.toSorted((a, b) => Number(a.id === 'commands') - Number(b.id === 'commands'))
}
