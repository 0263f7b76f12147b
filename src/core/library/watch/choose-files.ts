import platformPath, { type PlatformPath } from 'node:path'
import createIgnore, { type Ignore } from 'ignore'
import type { FolderRules } from '../../../api/watched-folder.ts'
import type { FileSource, WalkChoice } from '../../ports/file-source.ts'
import { globMatcher } from './globs.ts'
import { isPassingFile, isProgramFolder } from './passing-files.ts'

const mostGitignore = 1 << 20

/** What a folder is watched by unless the user says otherwise. */
export const usualRules: FolderRules = { include: [], exclude: [], gitignore: true }

/** A walk's choice that can be asked about a path without walking there. */
export type FileChoice = WalkChoice & {
  /** Whether the folders above a path are entered. */
  reaches(path: string): Promise<boolean>
}

/**
 * The choice of files below `root` by its rules. Globs are over paths with `/`, relative to it (`globMatcher`). `.gitignore` files count for their folder, deeper ones before
 * higher ones (gitignore(5)). Made anew for each walk: it remembers the `.gitignore` files it has read.
 */
export function chooseFiles(
  files: Pick<FileSource, 'read'>,
  root: string,
  rules: FolderRules,
  path: PlatformPath = platformPath,
): FileChoice {
  const included = rules.include.length === 0 ? () => true : globMatcher(rules.include)
  const excluded = globMatcher(rules.exclude)
  const wayTo = (at: string) => path.relative(root, at).split(path.sep).join('/')
  const ignores = new Map<string, Ignore | undefined>()

  const readIgnores = async (folder: string) => {
    if (!rules.gitignore || ignores.has(folder)) return
    const bytes = await files.read(path.join(folder, '.gitignore'), 0, mostGitignore).catch(() => undefined)
    const text = bytes && new TextDecoder().decode(bytes)
    ignores.set(folder, text ? createIgnore({ ignorecase: path.sep === '\\' }).add(text) : undefined)
  }
  const isIgnored = (at: string, isFolder: boolean) => {
    if (!rules.gitignore) return false
    for (let folder = path.dirname(at); ; folder = path.dirname(folder)) {
      const way = path.relative(folder, at).split(path.sep).join('/')
      const { ignored, unignored } = ignores.get(folder)?.test(isFolder ? `${way}/` : way) ?? {}
      if (ignored || unignored) return ignored === true
      if (folder === root || folder === path.dirname(folder)) return false
    }
  }
  const folder = async (at: string) => {
    if (at !== root && (isProgramFolder(path.basename(at)) || excluded(wayTo(at)) || isIgnored(at, true))) return false
    await readIgnores(at)
    return true
  }

  return {
    root,
    folder,
    file: (at) =>
      !isPassingFile(path.basename(at)) && included(wayTo(at)) && !excluded(wayTo(at)) && !isIgnored(at, false),
    async reaches(at) {
      const above: string[] = []
      for (let next = at; next !== root && next !== path.dirname(next); ) {
        next = path.dirname(next)
        above.unshift(next)
      }
      for (const each of above) if (!(await folder(each))) return false
      return true
    },
  }
}
