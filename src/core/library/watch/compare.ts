import type { WalkedFile } from '../../ports/file-source.ts'
import type { Stamp, StoredSource } from './folder-store.ts'

/** What a walk saw: files by path, and folders that could not be looked into. */
export type Seen = { files: ReadonlyMap<string, WalkedFile>; unreadable: readonly string[] }

/** What the library knows of the place walked: documents, files left out, files that an import has in hand. */
export type Known = {
  sources: readonly StoredSource[]
  leftOut: ReadonlyMap<string, Stamp>
  open: ReadonlyMap<string, Stamp & { queued: boolean }>
  /** The largest file that is read, in bytes. */
  maxBytes: number
}

/**
 * What stamps alone tell. `differing`: the content decides, as it does where a file is there again whose document is hidden,
 * since another of the same size and time may have come to its place; `fresh`: no document yet; `named`: files that are only named, and were not before; `missing`: nothing there;
 * `stale`: paths left out that may be forgotten.
 */
export type Comparison = {
  unchanged: number
  differing: { source: StoredSource; file: WalkedFile }[]
  fresh: WalkedFile[]
  named: WalkedFile[]
  missing: StoredSource[]
  stale: string[]
}

/** Compares what was seen with what is known. `isBelow(folder, path)`: whether a path lies in a folder. */
export function compare(seen: Seen, known: Known, isBelow: (folder: string, path: string) => boolean): Comparison {
  const result: Comparison = { unchanged: 0, differing: [], fresh: [], named: [], missing: [], stale: [] }
  const sources = new Map(known.sources.map((source) => [source.path, source]))
  const isHidden = (path: string) => seen.unreadable.some((folder) => path === folder || isBelow(folder, path))

  for (const [path, stamp] of known.leftOut) {
    const file = seen.files.get(path)
    if (file ? !same(outStamp(file), stamp) : !isHidden(path)) result.stale.push(path)
  }
  for (const file of seen.files.values()) {
    const leftOut = known.leftOut.get(file.path)
    if (leftOut && same(outStamp(file), leftOut)) continue
    const source = sources.get(file.path)
    if (file.leftOut !== undefined) result.named.push(file)
    else if (isInHand(file)) result.unchanged++
    else if (!source) result.fresh.push(file)
    else if (source.hidden || !same(file, source) || isReadableNow(source)) result.differing.push({ source, file })
    else result.unchanged++
  }
  for (const source of known.sources) {
    const file = seen.files.get(source.path)
    const isGone = file ? file.leftOut === 'link' || file.leftOut === 'special' : !isHidden(source.path)
    if (isGone && !source.hidden) result.missing.push(source)
  }
  return result

  function isInHand(file: WalkedFile): boolean {
    const open = known.open.get(file.path)
    // One in line is looked at again when its turn comes; one being read must be as it was.
    return open !== undefined && (open.queued || same(file, open))
  }
  function isReadableNow(source: StoredSource): boolean {
    return source.error === 'file-too-large' && source.size <= known.maxBytes
  }
}

/** The stamp by which a file is left out: another one as soon as a file that was only named can be read. */
export function outStamp({ size, modifiedAt, leftOut }: WalkedFile): Stamp {
  return { size: leftOut === undefined ? size : -1 - size, modifiedAt }
}

/** Whether nothing says that a file changed. */
export function same(a: Stamp, b: Stamp): boolean {
  return a.size === b.size && a.modifiedAt === b.modifiedAt
}
