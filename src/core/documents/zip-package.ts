// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { inflateSync } from 'fflate/browser'
import { AssistantError } from '../../api/error.ts'
import { decodeText } from './decode-text.ts'
import { type MarkupElement, parseMarkup } from './markup-tree.ts'
import { withUsualPrefixes } from './usual-prefixes.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

/**
 * A zip file that holds one document (Word, PowerPoint, OpenDocument, EPUB). Parts are unpacked when they are asked
 * for; a part that is not there is undefined. Each of the three throws `document-damaged` where a part cannot be
 * unpacked, `document-encrypted` where it has a password, and `document-too-hungry` once all that was unpacked is more
 * than `mostUnpackedBytes`.
 */
export type ZipPackage = {
  /** Paths of all files within, `/` between folders, sorted. */
  paths: readonly string[]
  bytes(path: string): Uint8Array | undefined
  /** A part as text. Throws `document-too-hungry` too where its markup would not fit into memory as a tree. */
  text(path: string): string | undefined
  /** An XML part as a tree, its well-known namespaces under their usual prefixes. */
  part(path: string): MarkupElement | undefined
}

/** More than this unpacked from one file is no document but an attack on memory. */
export const mostUnpackedBytes = 256 * 1024 * 1024

/** A tree takes some hundred bytes for each tag. */
const mostTags = 8_000_000

/** Deflate packs at most 258 bytes into two bits (RFC 1951, 3.2.5); an entry that claims more lies. */
const mostRatio = 1_032

/** Opens a zip package. Throws `document-damaged` where its directory cannot be read. */
export function openZipPackage(file: Uint8Array): ZipPackage {
  const entries = new Map(readZipDirectory(file).map((entry) => [entry.path, entry]))
  // Part names differ at most in letter case between a reference and its part (ECMA-376 part 2, 6.2.2.3).
  const folded = new Map([...entries].map(([path, entry]) => [path.toLowerCase(), entry]))
  let unpacked = 0
  const bytes = (path: string): Uint8Array | undefined => {
    const entry = entries.get(path) ?? folded.get(path.toLowerCase())
    if (!entry) return undefined
    unpacked += entry.unpackedSize
    if (unpacked > mostUnpackedBytes) throw tooHungry()
    return unpack(file, entry)
  }
  const text = (path: string): string | undefined => {
    const content = bytes(path)
    const source = content && decodeText(content)
    if (source !== undefined && tagsIn(source) > mostTags) throw tooHungry()
    return source
  }
  return {
    paths: [...entries.keys()].sort(),
    bytes,
    text,
    part(path) {
      const source = text(path)
      return source === undefined ? undefined : withUsualPrefixes(parseMarkup(source, 'xml'), source)
    },
  }
}

function tooHungry(): AssistantError {
  return new AssistantError('document-too-hungry', { megabytes: mostUnpackedBytes / 1024 / 1024 })
}

function tagsIn(source: string): number {
  let tags = 0
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) tags += 1
  return tags
}

function unpack(file: Uint8Array, { path, method, encrypted, offset, packedSize, unpackedSize }: ZipEntry): Uint8Array {
  if (encrypted) throw new AssistantError('document-encrypted')
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  try {
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    const packed = file.subarray(start, start + packedSize)
    if (packed.length !== packedSize) throw new Error('it runs out of the file')
    if (method === 0) return packed
    if (method !== 8) throw new Error(`its compression ${method} is unknown`)
    if (unpackedSize > packedSize * mostRatio) throw new Error('its size is a lie')
    return inflateSync(packed, { out: new Uint8Array(unpackedSize) })
  } catch (error) {
    throw new AssistantError('document-damaged', {}, { cause: new Error(`zip part ${path}`, { cause: error }) })
  }
}
