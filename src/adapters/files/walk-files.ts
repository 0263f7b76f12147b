import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { LeftOutReason, WalkChoice, WalkedFile } from '../../core/ports/file-source.ts'
import { isInside } from './is-inside.ts'

/** Files whose facts are asked for at once. */
const atOnce = 64
/** A file system may keep files up to this size within their entry, where they take no blocks. */
const mostInline = 4096
/** `f_type` of file systems that programs provide (linux/magic.h): not all of them count blocks. */
const fuseType = 0x65735546

/**
 * Files at and below a path, depth first in name order, nothing of `excluded`. A path that is a link is followed only
 * where the user named it: one below `choice.root`, and what is met on the way, is named as a link.
 */
export async function* walkFiles(
  path: string,
  excluded: string | undefined,
  signal: AbortSignal,
  choice?: WalkChoice,
): AsyncGenerator<WalkedFile> {
  const start = resolve(path)
  if (excluded !== undefined && isInside(excluded, start)) return
  const named = choice === undefined || start === resolve(choice.root)
  const found = await (named ? stat(start) : lstat(start)).catch(missing)
  if (found === undefined) return
  if (found === 'unreadable') return yield { path: start, size: 0, modifiedAt: 0, leftOut: 'unreadable' }
  if (found.isDirectory()) yield* walkFolder(start, excluded, signal, choice)
  else if (choice?.file(start) ?? true) yield await walked(start, found)
}

async function* walkFolder(
  folder: string,
  excluded: string | undefined,
  signal: AbortSignal,
  choice: WalkChoice | undefined,
): AsyncGenerator<WalkedFile> {
  signal.throwIfAborted()
  if (excluded !== undefined && isInside(excluded, folder)) return
  if (choice && !(await choice.folder(folder))) return
  const entries = await readdir(folder, { withFileTypes: true }).catch(missing)
  if (entries === undefined) return
  if (entries === 'unreadable') return yield { path: folder, size: 0, modifiedAt: 0, leftOut: 'unreadable' }
  const wanted = (entry: Dirent) => entry.isDirectory() || (choice?.file(join(folder, entry.name)) ?? true)
  const sorted = entries.filter(wanted).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (let at = 0; at < sorted.length; at += atOnce) {
    const group = sorted.slice(at, at + atOnce)
    const facts = await Promise.all(group.map((entry) => factsOf(folder, entry)))
    for (const [index, entry] of group.entries()) {
      signal.throwIfAborted()
      const fact = facts[index]
      if (entry.isDirectory()) yield* walkFolder(join(folder, entry.name), excluded, signal, choice)
      else if (fact) yield fact
    }
  }
}

async function factsOf(folder: string, entry: Dirent): Promise<WalkedFile | undefined> {
  if (entry.isDirectory()) return undefined
  const path = join(folder, entry.name)
  const found = await lstat(path).catch(missing)
  if (found === 'unreadable') return { path, size: 0, modifiedAt: 0, leftOut: 'unreadable' }
  return found && walked(path, found)
}

async function walked(path: string, found: Stats): Promise<WalkedFile> {
  const leftOut = await reasonOf(path, found)
  const facts = { path, size: found.size, modifiedAt: Math.round(found.mtimeMs) }
  return leftOut === undefined ? facts : { ...facts, leftOut }
}

async function reasonOf(path: string, found: Stats): Promise<LeftOutReason | undefined> {
  if (found.isSymbolicLink()) return 'link'
  if (!found.isFile()) return 'special'
  return (await isElsewhere(path, found)) ? 'not-local' : undefined
}

/**
 * Whether a file's content is in the cloud alone: iCloud's stubs by their name, other placeholders by taking no blocks
 * of the disk though they have a size.
 */
async function isElsewhere(path: string, found: Stats): Promise<boolean> {
  if (/^\..+\.icloud$/.test(basename(path))) return true
  if (found.blocks !== 0 || found.size <= mostInline) return false
  const system = await statfs(dirname(path)).catch(() => undefined)
  return system?.type !== fuseType
}

/** What a failed look means: nothing lies there, or it may not be looked at. */
function missing(error: NodeJS.ErrnoException): undefined | 'unreadable' {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? undefined : 'unreadable'
}
