import { startsAsMbox } from '../mail/mbox/separator.ts'
import type { RandomAccessFile } from '../ports/random-access-file.ts'
import { mostMembers } from './container.ts'
import { tarBlockBytes, tarHeader } from './tar/tar-header.ts'
import { readZipFileDirectory } from './zip/zip-file-directory.ts'

/** A file of other files, by how it is read. */
export type ContainerFormat = 'zip' | 'tar' | 'gzip' | 'mbox' | 'outlook'

/** What `DocumentKind` a container is. */
export const kindOfContainer = {
  zip: 'archive',
  tar: 'archive',
  gzip: 'archive',
  mbox: 'mailbox',
  outlook: 'mailbox',
} as const satisfies Record<ContainerFormat, 'archive' | 'mailbox'>

const headBytes = 4_096
/** Zip files of programs and of applications' own documents: what lies within is nothing to read one by one. */
const ownZips =
  /^(?:3mf|aab|apk|appx|crx|ear|ipa|jar|key|kmz|msix|nupkg|numbers|pages|ppk|sketch|usdz|vsix|war|whl|xpi)$/
/** Parts by which a zip is a document of its own (OPC, OpenDocument, EPUB), read or not. */
const packageParts = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/container.xml', 'META-INF/manifest.xml'])
/** Parts by which torn or odd Office files are told. */
const officeParts = new Set(['word/document.xml', 'ppt/presentation.xml', 'xl/workbook.xml', 'xl/workbook.bin'])
/** Patches that git writes begin as a mailbox with this time, and are none to their reader. */
const patch = /^From [0-9a-f]{40,64} Mon Sep 17 00:00:00 2001/

/** The format of a container by its content; undefined for any other file, documents that are zip files among them. */
export async function containerFormat(file: RandomAccessFile, extension: string): Promise<ContainerFormat | undefined> {
  const head = await file.read(0, headBytes)
  const ascii = String.fromCharCode(...head.subarray(0, 100))
  if (ascii.startsWith('!BDN') && /^S[MO]$/.test(ascii.slice(8, 10))) return 'outlook'
  if (ascii.startsWith('\u001f\u008b\u0008')) return extension === 'svgz' ? undefined : 'gzip'
  if (/^PK(?:\u0003\u0004|\u0005\u0006|\u0007\u0008)/.test(ascii)) return isArchive(file, extension)
  if (head[0] !== 0 && tarHeader(head.subarray(0, tarBlockBytes))) return 'tar'
  if (/^(?:eml|mht|mhtml|md|markdown|patch|diff)$/.test(extension) || patch.test(ascii)) return undefined
  return startsAsMbox(head) ? 'mbox' : undefined
}

async function isArchive(file: RandomAccessFile, extension: string): Promise<'zip' | undefined> {
  if (ownZips.test(extension)) return undefined
  const directory = await readZipFileDirectory(file, mostMembers).catch(() => undefined)
  // What is left of a torn document is told elsewhere; a torn archive ends in an error when it is read.
  if (!directory) return extension === 'zip' ? 'zip' : undefined
  const isDocument = directory.entries.some(({ path }) => packageParts.has(path) || officeParts.has(path))
  return isDocument ? undefined : 'zip'
}
