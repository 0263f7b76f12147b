import { extractorVersion } from '../../documents/extractor-version.ts'
import type { RevisionRecord } from '../../ports/text-store.ts'
import { type Arrival, draftOf, type FileImport, hasText } from './arrival.ts'
import { chunkRevision } from './chunk-revision.ts'
import { readFile } from './read-file.ts'
import { storedPages } from './stored-pages.ts'
import { namesLeftOut, unreadMembers } from './unread-members.ts'

const megabyte = 1 << 20

/** Reads a file as it comes, page by page, and cuts it into chunks; what is stored of it already is not read again. */
export async function readRevision(
  deps: FileImport,
  arrival: Arrival,
  id: string,
  known: RevisionRecord | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { job, item, name, size, original: path } = arrival
  const { store, progress } = deps
  const indexing = (chunks: number) => {
    const pages = deps.text.revision(id)?.pages ?? 0
    const { documentId } = arrival
    const change = { status: 'indexing', revisionId: id, documentId, pages, pagesRead: pages, chunks } as const
    store.changeItem(job.id, item.ordinal, change)
  }
  if (known?.stage !== 'read') {
    const maxBytes = deps.settings.get().maxFileMegabytes * megabyte
    let read = 0
    let expected = 0
    const unread: string[] = []
    const pages = await readFile(
      deps,
      { path, name, size, maxBytes, membersFolder: deps.members.folder, ...passwordFor(deps, arrival.sha256) },
      {
        opened(event) {
          const { kind, title, pages: count } = event
          expected = count
          store.changeItem(
            job.id,
            item.ordinal,
            { pages: count, revisionId: id, documentId: arrival.documentId },
            () => {
              store.openRevision({ id, sha256: arrival.sha256, extractor: extractorVersion, kind, title, pages: count })
              if (!hasText(deps, arrival)) store.putDocument(draftOf(arrival, { kind, title, revisionId: id }))
            },
          )
          progress.documents([arrival.documentId])
        },
        pages(group) {
          read += group.length
          // How many there are may have been an estimate.
          const more = read > expected ? { pages: read } : {}
          store.changeItem(job.id, item.ordinal, { pagesRead: read, ...more }, () => store.appendPages(id, group))
          progress.documents([arrival.documentId])
          progress.job(job.id)
        },
        members(group) {
          store.appendMembers(id, group)
          unread.push(...namesLeftOut(group))
        },
        finished: (language, warnings, mail) =>
          store.finishReading(id, language, [...warnings, ...unreadMembers(name, unread)], mail),
      },
      signal,
    )
    const language = deps.text.revision(id)?.language ?? ''
    await chunkRevision(deps, { id, language }, pages ?? storedPages(deps.text, { id, pages: read }), signal, indexing)
  } else if (known.chunks === 0 && known.pages > 0) {
    await chunkRevision(deps, known, storedPages(deps.text, known), signal, indexing)
  } else indexing(known.chunks)
  progress.job(job.id)
}

function passwordFor({ passwords }: Pick<FileImport, 'passwords'>, sha256: string): { password?: string } {
  const password = passwords.of(sha256)
  return password === undefined ? {} : { password }
}
