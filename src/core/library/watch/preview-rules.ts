import platformPath from 'node:path'
import { AssistantError } from '../../../api/error.ts'
import type { FolderRules, RulesPreview } from '../../../api/watched-folder.ts'
import type { Clock } from '../../ports/clock.ts'
import type { FileSource } from '../../ports/file-source.ts'
import { baseName, leftOutByName } from '../file-names.ts'
import { chooseFiles } from './choose-files.ts'
import type { FolderRecord, FolderStore } from './folder-store.ts'
import { isGlob } from './globs.ts'

const mostExamples = 500
/** While rules are being typed the folder is not walked for each letter. */
const listingMs = 15_000
const everything: FolderRules = { include: [], exclude: [], gitignore: false }

type PreviewDeps = {
  files: FileSource
  folders: Pick<FolderStore, 'sourcesBelow' | 'leftOutBelow'>
  clock: Clock
}
type Listing = { root: string; at: number; paths: Promise<string[]> }

/** Says what rules would do with a folder as it is; the last folder's listing is kept for some seconds. */
export function createRulesPreview(deps: PreviewDeps) {
  const { files, folders, clock } = deps
  let listing: Listing | undefined

  const list = (root: string): Promise<string[]> => {
    const now = clock.now()
    if (listing?.root === root && now - listing.at < listingMs) return listing.paths
    // Not ended with one preview: the next one waits for the same listing.
    const paths = listFolder(files, root, new AbortController().signal)
    const made = { root, at: now, paths }
    listing = made
    paths.catch(() => {
      if (listing === made) listing = undefined
    })
    return paths
  }

  return async function previewRules(
    folder: Pick<FolderRecord, 'path' | 'rules'>,
    rules: FolderRules,
    signal: AbortSignal,
  ): Promise<RulesPreview> {
    const { path: root } = folder
    const name = baseName(root) || root
    const { kind } = await files.place(root)
    if (kind === 'unreadable') throw new AssistantError('folder-unreadable', { name })
    if (kind !== 'folder') throw new AssistantError('folder-not-there', { name })
    const paths = await list(root)
    const globs = [...rules.include, ...rules.exclude]
    const invalid = [...new Set(globs.filter((glob) => !isGlob(glob)))]
    const valid = { ...rules, include: rules.include.filter(isGlob), exclude: rules.exclude.filter(isGlob) }
    const isIn = await letsIn(files, root, valid, paths, signal)
    const wasIn = await letsIn(files, root, folder.rules, paths, signal)
    const sources = new Map(folders.sourcesBelow(root).map((source) => [source.path, source]))
    const leftByUser = folders.leftOutBelow(root, 0)
    const preview: RulesPreview = { files: paths.length, leftOut: 0, examples: [], leaving: 0, coming: 0, invalid }
    for (const path of paths) {
      const source = sources.get(path)
      const isHere = source !== undefined && !source.hidden
      if (isIn.has(path)) {
        if (!isHere && !wasIn.has(path) && !leftByUser.has(path)) preview.coming++
        continue
      }
      preview.leftOut++
      // What the user added by hand stays.
      if (isHere && source.watched) preview.leaving++
      if (preview.examples.length < mostExamples) {
        preview.examples.push(platformPath.relative(root, path).split(platformPath.sep).join('/'))
      }
    }
    return preview
  }
}

/** Files below a folder that can be read, whatever rules there are. */
async function listFolder(files: FileSource, root: string, signal: AbortSignal): Promise<string[]> {
  const paths: string[] = []
  for await (const file of files.walk([root], signal, chooseFiles(files, root, everything))) {
    if (file.leftOut === undefined && !leftOutByName(file.path, root)) paths.push(file.path)
  }
  return paths
}

/** Those of the paths that rules let in. */
async function letsIn(
  files: FileSource,
  root: string,
  rules: FolderRules,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Set<string>> {
  const choice = chooseFiles(files, root, rules)
  const entered = new Map<string, boolean>()
  const enters = async (folder: string): Promise<boolean> => {
    const known = entered.get(folder)
    if (known !== undefined) return known
    const isEntered = (folder === root || (await enters(platformPath.dirname(folder)))) && (await choice.folder(folder))
    entered.set(folder, isEntered)
    return isEntered
  }
  const isIn = new Set<string>()
  for (const path of paths) {
    signal.throwIfAborted()
    if ((await enters(platformPath.dirname(path))) && choice.file(path)) isIn.add(path)
  }
  return isIn
}
