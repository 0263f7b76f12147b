/**
 * Why a walk does not give a file to be read: a link below the path that was asked for, a socket or device, a file whose
 * content is in the cloud alone, a file or folder that cannot be looked at.
 */
export type LeftOutReason = 'link' | 'special' | 'not-local' | 'unreadable'

/** A file that a walk found; with `leftOut` it is only named. */
export type WalkedFile = { path: string; size: number; modifiedAt: number; leftOut?: LeftOutReason }

/** What a walk enters and gives below `root`. Paths that lie below `root` are not followed where they are links. */
export type WalkChoice = {
  root: string
  /** Asked before a folder is listed. */
  folder(path: string): Promise<boolean>
  file(path: string): boolean
}

/**
 * What lies at a path. `own`: the data folder, or in it. `path`: absolute; `real`: with its links followed; `identity` tells
 * one thing at a path from another that takes its place, empty where nothing is seen.
 */
export type Place = {
  path: string
  real: string
  identity: string
  kind: 'file' | 'folder' | 'own' | 'missing' | 'unreadable'
}

/** Originals on disk. Every handle is closed before the promise settles. */
export type FileSource = {
  /** Files below the paths, depth first in name order. What is no file to read is named with the reason. */
  walk(paths: readonly string[], signal: AbortSignal, choice?: WalkChoice): AsyncIterable<WalkedFile>
  place(path: string): Promise<Place>
  /** A regular file's size and time; undefined for anything else. */
  stat(path: string): Promise<{ size: number; modifiedAt: number } | undefined>
  isFolder(path: string): Promise<boolean>
  /** Whether a file may be opened: nothing in the data folder is but members. A path that is itself a link is not followed. */
  mayOpen(path: string): Promise<boolean>
  sha256(path: string, signal: AbortSignal): Promise<string>
  read(path: string, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
}
