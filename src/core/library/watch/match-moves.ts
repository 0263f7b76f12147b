import platformPath, { type PlatformPath } from 'node:path'
import type { Stamp, StoredSource } from './folder-store.ts'

/** A file whose place asks for a document. `source`: the document that lies there, with other content. */
export type Target = Stamp & { path: string; sha256: string | undefined; source?: StoredSource }

/** `changed`: its folder was renamed, and its content is another too. */
export type MatchedMove = { source: StoredSource; target: Target; changed: boolean }

/**
 * Which documents went where: a document without a file goes to a new path that has its content, one of its own name
 * first. Documents whose files changed places follow their content. Where a whole folder was renamed, what changed in it
 * as well, or was never read, goes along. Each document and each path is used once.
 */
export function matchMoves(
  missing: readonly StoredSource[],
  targets: readonly Target[],
  isThere: (folder: string) => boolean,
  path: PlatformPath = platformPath,
): MatchedMove[] {
  // A document that has left already does not hold its place.
  const isFree = ({ source }: Target) => source === undefined || source.hidden
  let swapped = targets.filter((target) => !isFree(target))
  for (;;) {
    const pool = [...missing, ...swapped.flatMap((target) => target.source ?? [])]
    const moves = byContent(
      pool,
      targets.filter((target) => isFree(target) || swapped.includes(target)),
      path,
    )
    const left = new Set(moves.map((move) => move.source))
    const taken = new Set(moves.map((move) => move.target))
    // A place keeps its document unless that went elsewhere and another came.
    const kept = swapped.filter((target) => target.source && left.has(target.source) && taken.has(target))
    if (kept.length === swapped.length) return [...moves, ...withFolder(moves, missing, targets, isThere, path)]
    swapped = kept
  }
}

function byContent(sources: readonly StoredSource[], targets: readonly Target[], path: PlatformPath): MatchedMove[] {
  const moves: MatchedMove[] = []
  const byDigest = Map.groupBy(targets, (target) => target.sha256 ?? '')
  for (const [digest, group] of Map.groupBy(sources, (source) => source.sha256)) {
    const free = new Set(digest === '' ? [] : byDigest.get(digest))
    if (free.size === 0) continue
    const waiting = new Set(group)
    const match = (fits: (source: StoredSource, target: Target) => boolean) => {
      for (const source of waiting) {
        const target = [...free].find((one) => one.source !== source && fits(source, one))
        if (!target) continue
        moves.push({ source, target, changed: false })
        free.delete(target)
        waiting.delete(source)
      }
    }
    match((source, target) => path.basename(source.path) === path.basename(target.path))
    match(() => true)
  }
  return moves
}

/** What went along with a renamed folder: the way from the old folder to the new one is learnt from the files that moved. */
function withFolder(
  moves: readonly MatchedMove[],
  missing: readonly StoredSource[],
  targets: readonly Target[],
  isThere: (folder: string) => boolean,
  path: PlatformPath,
): MatchedMove[] {
  const ways = new Map<string, string>()
  for (const { source, target } of moves) {
    let from = source.path
    let to = target.path
    while (path.basename(from) === path.basename(to) && path.basename(from) !== '') {
      from = path.dirname(from)
      to = path.dirname(to)
      if (from === to || ways.has(from) || isThere(from)) break
      ways.set(from, to)
    }
  }
  const used = new Set<StoredSource | Target>(moves.flatMap(({ source, target }) => [source, target]))
  const free = new Map(targets.flatMap((one) => (one.source || used.has(one) ? [] : [[one.path, one] as const])))
  return missing.flatMap((source) => {
    if (used.has(source)) return []
    for (let folder = path.dirname(source.path); folder !== path.dirname(folder); folder = path.dirname(folder)) {
      const to = ways.get(folder)
      const target = to === undefined ? undefined : free.get(path.join(to, path.relative(folder, source.path)))
      if (!target) continue
      free.delete(target.path)
      const isSame = source.sha256 === '' && source.size === target.size && source.modifiedAt === target.modifiedAt
      return [{ source, target, changed: !isSame }]
    }
    return []
  })
}
