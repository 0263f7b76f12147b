import { closeSync, openSync, writeSync } from 'node:fs'

/** A file made to harm its reader: `name` says how it is read; `make` gives its bytes, in pieces where it is large. */
export type HostileFile = { name: string; make(): Uint8Array | Iterable<Uint8Array> }

/** Writes a file piece by piece; gives its size. */
export function writeHostile(path: string, { make }: HostileFile): number {
  const content = make()
  const file = openSync(path, 'w')
  let size = 0
  try {
    for (const piece of content instanceof Uint8Array ? [content] : content) size += writeSync(file, piece)
  } finally {
    closeSync(file)
  }
  return size
}

/** `text` as UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text)
}

/** A head, then `unit` as often as it fits in `megabytes`, then a tail. */
export function* longRun(head: string, unit: string, megabytes: number, tail = ''): Generator<Uint8Array> {
  yield bytesOf(head)
  const piece = bytesOf(unit.repeat(Math.ceil(1e6 / unit.length)).slice(0, 1e6))
  for (let at = 0; at < megabytes; at += 1) yield piece
  yield bytesOf(tail)
}
