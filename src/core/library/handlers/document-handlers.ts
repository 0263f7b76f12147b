import type { MemberLeftOut, PageText } from '../../../api/document.ts'
import { AssistantError } from '../../../api/error.ts'
import type { Handlers } from '../../../api/handlers.ts'
import type { Span, SpanBoxes } from '../../../api/span.ts'
import { boxesOfWords } from '../../documents/boxes-of-words.ts'
import { turnOfWords } from '../../documents/turn-of-words.ts'
import type { ExtractedPage, WordBoxes } from '../../ports/extracted-page.ts'
import type { RevisionRecord } from '../../ports/text-store.ts'
import { baseName, leftOutByName } from '../file-names.ts'
import { findOnPage } from '../find-text.ts'
import { firstFacts, pagesLookedAt } from '../first-facts.ts'
import { readLimits } from '../import/read-file.ts'
import type { StoredDocument } from '../library-store.ts'
import { originalOf } from '../original-of.ts'
import type { LibraryDeps } from './library-deps.ts'
import { needDocument } from './need-document.ts'

const mostPages = 50
const mostFinds = 500

type DocumentDeps = Pick<LibraryDeps, 'store' | 'text' | 'files' | 'members' | 'passwords' | 'workshop' | 'importer'>

type Names =
  | 'document.get'
  | 'document.pages'
  | 'document.firstFacts'
  | 'document.bytes'
  | 'document.boxes'
  | 'document.find'
  | 'document.picture'
  | 'document.members'
  | 'document.containers'
  | 'document.membersLeftOut'
  | 'document.outline'
  | 'document.reread'
  | 'document.unlock'
  | 'document.password'

/** Handlers of one document: its row, text, first facts, bytes, boxes and places of a text. */
export function documentHandlers(deps: DocumentDeps): Pick<Handlers, Names> {
  const same = sameOriginal(deps)
  return {
    'document.get'({ documentId }) {
      const row = deps.store.row(documentId)
      if (!row) throw new AssistantError('document-not-found')
      return row
    },
    'document.pages'({ documentId, from, to }) {
      const { revision } = needDocument(deps, documentId)
      return deps.text.pages(revision.id, from, Math.min(to, from + mostPages - 1)).map(pageText)
    },
    'document.firstFacts'({ documentId }) {
      const document = deps.store.document(documentId)
      if (!document) throw new AssistantError('document-not-found')
      return document.revisionId === undefined ? [] : firstFacts(deps.text.pages(document.revisionId, 1, pagesLookedAt))
    },
    async 'document.bytes'({ documentId, offset, length }, signal) {
      const { document, revision } = needDocument(deps, documentId)
      const total = await same(document, revision, signal)
      return { bytes: await deps.files.read(originalOf(deps, document), offset, length), total }
    },
    async 'document.boxes'({ documentId, spans }, signal) {
      const { document, revision } = needDocument(deps, documentId)
      if (revision.kind !== 'pdf' && revision.kind !== 'image')
        throw new AssistantError('bad-request', { detail: 'boxes of a document without pages' })
      const size = await same(document, revision, signal)
      return locate(deps, document, revision, size, spans, signal)
    },
    async 'document.picture'({ documentId, page, width }, signal) {
      const { document, revision } = needDocument(deps, documentId)
      const size = await same(document, revision, signal)
      const input = {
        path: originalOf(deps, document),
        name: baseName(document.path),
        page,
        width,
        ...passwordOf(deps, document),
      }
      for await (const { png, ...drawn } of deps.workshop.run('draw-page', input, readLimits(size), signal)) {
        return { png, width: drawn.width, height: drawn.height }
      }
      throw new AssistantError('workshop-failed', { name: input.name })
    },
    'document.outline'({ documentId }) {
      const { revision } = needDocument(deps, documentId)
      return deps.text.outline(revision.id)
    },
    'document.members': (query) => deps.store.members(query),
    'document.containers': ({ documentId }) => deps.store.containers(documentId),
    'document.membersLeftOut': ({ documentId, limit }) => deps.store.membersLeftOut(documentId, limit).map(withReason),
    async 'document.unlock'({ documentId, password, keep }, signal) {
      const document = deps.store.document(documentId)
      if (!document) throw new AssistantError('document-not-found')
      // What is read already will not be read again, so that nothing else would find the password wrong.
      if (document.revisionId !== undefined && deps.store.row(documentId)?.error === undefined) {
        await tryPassword(deps, { path: originalOf(deps, document), name: baseName(document.path), password }, signal)
      }
      deps.passwords.use(document.sha256, password, keep)
      return deps.importer.reread([documentId])
    },
    'document.password'({ documentId }) {
      const { document } = needDocument(deps, documentId)
      return passwordOf(deps, document)
    },
    'document.reread': ({ documentIds, pages }) => deps.importer.reread(documentIds, pages),
    'document.find'({ documentId, text, page: only }, signal) {
      const { revision } = needDocument(deps, documentId)
      const spans: Span[] = []
      for (let from = only ?? 1; from <= (only ?? revision.pages) && spans.length < mostFinds; from += mostPages) {
        signal.throwIfAborted()
        for (const page of deps.text.pages(revision.id, from, only ?? from + mostPages - 1)) {
          spans.push(...findOnPage(page, text, mostFinds - spans.length))
        }
      }
      return spans
    },
  }
}

/** What is left out by its name has no error of its own. */
function withReason(member: MemberLeftOut): MemberLeftOut {
  const { name, error } = member
  if (error !== undefined || !leftOutByName(name, name)) return member
  return { ...member, error: { code: 'file-unsupported', parameters: { name: baseName(name) } } }
}

function passwordOf({ passwords }: Pick<DocumentDeps, 'passwords'>, document: StoredDocument): { password?: string } {
  const password = passwords.of(document.sha256)
  return password === undefined ? {} : { password }
}

/** Throws `password-wrong` where a file has another password; one that has none takes any. */
async function tryPassword(
  { workshop, files }: Pick<DocumentDeps, 'workshop' | 'files'>,
  file: { path: string; name: string; password: string },
  signal: AbortSignal,
): Promise<void> {
  const now = await files.stat(file.path)
  if (!now) throw new AssistantError('document-original-missing', { name: file.name, path: file.path })
  const input = { ...file, maxBytes: Number.MAX_SAFE_INTEGER }
  for await (const _ of workshop.run('read-document', input, readLimits(now.size), signal)) return
}

/** Boxes of spans in the order given: recognised words have theirs stored, other pages go to the Workshop once each. */
async function locate(
  deps: DocumentDeps,
  document: StoredDocument,
  revision: RevisionRecord,
  size: number,
  spans: readonly Span[],
  signal: AbortSignal,
): Promise<SpanBoxes[]> {
  const boxes: SpanBoxes[] = spans.map(({ page }) => ({ page, pageWidth: 0, pageHeight: 0, boxes: [] }))
  const byPage = Map.groupBy(spans.keys(), (index) => spans[index]?.page ?? 0)
  const pages = [...byPage].flatMap(([number, indices]) => {
    const page = deps.text.page(revision.id, number)
    if (page?.words) {
      for (const index of indices) boxes[index] = storedBoxes(page, page.words, spans[index] as Span)
      return []
    }
    return page?.map ? [{ number, map: page.map, indices, spans: indices.flatMap((index) => spans[index] ?? []) }] : []
  })
  if (pages.length === 0) return boxes
  const input = {
    path: originalOf(deps, document),
    pages: pages.map(({ number, map, spans: on }) => ({ number, map, spans: on })),
    ...passwordOf(deps, document),
  }
  for await (const event of deps.workshop.run('locate-spans', input, readLimits(size), signal)) {
    const order = pages.flatMap((page) => page.indices)
    for (const [at, found] of event.boxes.entries()) {
      const index = order[at]
      if (index !== undefined) boxes[index] = found
    }
  }
  return boxes
}

function storedBoxes(
  { number, width = 0, height = 0 }: ExtractedPage,
  words: WordBoxes,
  { start, end }: Span,
): SpanBoxes {
  return { page: number, pageWidth: width, pageHeight: height, boxes: boxesOfWords(words, start, end) }
}

/**
 * Checks that the original still is what was read and gives its size. Its digest is taken again only when size or
 * time differ from what was last seen.
 */
function sameOriginal(deps: DocumentDeps) {
  const checked = new Map<string, string>()
  return async (document: StoredDocument, revision: RevisionRecord, signal: AbortSignal): Promise<number> => {
    const path = originalOf(deps, document)
    const name = baseName(document.path)
    const now = await deps.files.stat(path)
    if (!now) throw new AssistantError('document-original-missing', { name, path: document.path })
    const stamp = `${revision.sha256} ${now.size} ${now.modifiedAt}`
    const unchanged = document.isMember || (now.size === document.size && now.modifiedAt === document.modifiedAt)
    if (!unchanged && checked.get(path) !== stamp) {
      if ((await deps.files.sha256(path, signal)) !== revision.sha256) {
        throw new AssistantError('document-original-changed', { name })
      }
      checked.set(path, stamp)
    }
    return now.size
  }
}

function pageText(page: ExtractedPage): PageText {
  const { number, text, source, blocks, label, width, height, confidence, waiting, words } = page
  const turn = words ? turnOfWords(words) : 0
  return {
    number,
    text,
    source,
    blocks: [...blocks],
    ...(label === undefined ? {} : { label }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(turn === 0 ? {} : { turn }),
  }
}
