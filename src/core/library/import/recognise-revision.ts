import { AssistantError } from '../../../api/error.ts'
import { detectLanguage, languageSample } from '../../documents/detect-language.ts'
import { recognitionLimits } from '../../documents/read-document.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { dropWarmStates } from '../../warm/drop-warm-states.ts'
import { baseName } from '../file-names.ts'
import { originalOf } from '../original-of.ts'
import { packsFor } from '../recognition/page-language.ts'
import { placeVersion } from '../versions/place-version.ts'
import { chunkRevision } from './chunk-revision.ts'
import type { ImportDeps } from './import-deps.ts'
import { indexRevision } from './index-revision.ts'
import { storedPages } from './stored-pages.ts'

/** Pages that one child recognises; between two of them files are read, if any have come. */
const pagesAtOnce = 8

type RecogniseDeps = Pick<
  ImportDeps,
  | 'store'
  | 'text'
  | 'index'
  | 'models'
  | 'workshop'
  | 'members'
  | 'files'
  | 'passwords'
  | 'languages'
  | 'packs'
  | 'log'
  | 'warm'
  | 'warmFiles'
>

/**
 * Recognises the waiting pages of a revision, a page stored as soon as it is there, then cuts the revision into chunks
 * and indexes it again. A page on which the reader fails becomes `unreadable`; where the original is gone, or no longer
 * what was read, its pages go on waiting. `turn` is awaited before each few pages, `recognised` called after each.
 */
export async function recogniseRevision(
  deps: RecogniseDeps,
  revisionId: string,
  turn: () => Promise<void>,
  recognised: () => void,
  signal: AbortSignal,
): Promise<void> {
  const original = await sameOriginal(deps, revisionId, signal)
  const languages = await packsOf(deps, revisionId, signal)
  for (let waiting = original ? deps.store.waitingPages(revisionId) : []; waiting.length > 0; ) {
    await turn()
    signal.throwIfAborted()
    const batch = waiting.slice(0, pagesAtOnce)
    if (original) await recognisePages(deps, revisionId, { ...original, languages }, batch, recognised, signal)
    waiting = deps.store.waitingPages(revisionId)
  }
  if (deps.store.isRechunkDue(revisionId)) await rechunkRevision(deps, revisionId, signal)
}

/** Cuts a revision into chunks again and indexes them, as its pages stand now. */
export async function rechunkRevision(
  deps: Pick<ImportDeps, 'store' | 'text' | 'index' | 'models' | 'warm' | 'warmFiles'>,
  revisionId: string,
  signal: AbortSignal,
): Promise<void> {
  const revision = deps.text.revision(revisionId)
  if (!revision) return
  deps.store.unmarkIndexed([revisionId])
  // They are of the text as it was.
  await dropWarmStates(deps, [revisionId])
  let sample = ''
  for (const { text } of storedPages(deps.text, revision)) {
    if (sample.length >= languageSample) break
    sample += `${text}\n`
  }
  const language = await detectLanguage(sample)
  deps.store.setLanguage(revisionId, language)
  await chunkRevision(deps, { id: revisionId, language }, storedPages(deps.text, revision), signal)
  await indexRevision(deps, revisionId, () => {
    for (const { id } of deps.store.documentsOfRevision(revisionId)) placeVersion(deps.store, id)
  })
}

/** Recognises pages in one child. Each of them ends in a state that is not waiting. */
async function recognisePages(
  deps: RecogniseDeps,
  revisionId: string,
  original: { path: string; name: string; password?: string; languages: readonly string[] },
  pages: readonly number[],
  recognised: () => void,
  signal: AbortSignal,
): Promise<void> {
  const left = new Set(pages)
  const limits = recognitionLimits(pages.length)
  const store = (page: ExtractedPage) => {
    left.delete(page.number)
    // A page with some text of its own keeps it where its picture says nothing.
    const before = page.text === '' ? deps.text.page(revisionId, page.number) : undefined
    const { waiting: _, ...kept } = before ?? page
    deps.store.replacePage(revisionId, kept.text === '' ? page : kept)
    recognised()
  }
  try {
    for await (const { page } of deps.workshop.run(
      'recognise-pages',
      { ...original, pages, languagesFolder: deps.languages.folder },
      limits,
      signal,
    )) {
      signal.throwIfAborted()
      store({ ...page, languages: original.languages })
    }
    for (const number of left) store(unreadable(deps, revisionId, number))
  } catch (error) {
    if (signal.aborted || (error instanceof AssistantError && error.code === 'disk-full')) throw error
    if (isOfPack(error) && original.languages.length > 1) {
      deps.log.warn('language pack not used', { languages: original.languages, error: String(error) })
      const plain = { ...original, languages: ['eng'] }
      return recognisePages(deps, revisionId, plain, [...left], recognised, signal)
    }
    // The child ended at the first page that is not there yet; the others get another child.
    const [number] = left
    deps.log.warn('page not recognised', { name: original.name, page: number, error: String(error) })
    if (number !== undefined) store(unreadable(deps, revisionId, number))
  }
}

/** The packs for a revision's pages; chosen once, so that its pages are recognised alike. */
async function packsOf({ store, packs }: RecogniseDeps, revisionId: string, signal: AbortSignal): Promise<string[]> {
  const [document] = store.recognisedDocuments(revisionId)
  return document ? packsFor(document, await packs.codes(signal)) : ['eng']
}

/** A pack may have gone or been changed since it was tried: the one in the box goes on. */
function isOfPack(error: unknown): boolean {
  return error instanceof AssistantError && (error.code === 'language-damaged' || error.code === 'language-missing')
}

/** A page that keeps what it had, and waits no more. */
function unreadable(deps: Pick<ImportDeps, 'text'>, revisionId: string, number: number): ExtractedPage {
  const page = deps.text.page(revisionId, number)
  if (!page) return { number, text: '', source: 'unreadable', blocks: [] }
  const { waiting: _, ...rest } = page
  return page.text === '' ? { ...rest, source: 'unreadable' } : rest
}

/** Where the bytes of a revision lie; undefined where they are gone or others by now. */
async function sameOriginal(deps: RecogniseDeps, revisionId: string, signal: AbortSignal) {
  const sha256 = deps.text.revision(revisionId)?.sha256
  for (const document of deps.store.documentsOfRevision(revisionId)) {
    const path = originalOf(deps, document)
    const now = await deps.files.stat(path)
    if (!now) continue
    const untouched = now.size === document.size && (document.isMember || now.modifiedAt === document.modifiedAt)
    if (untouched || (await deps.files.sha256(path, signal)) === sha256) {
      const password = deps.passwords.of(document.sha256)
      return { path, name: baseName(document.path), ...(password === undefined ? {} : { password }) }
    }
  }
  return undefined
}
