import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { hostLink } from '../adapters/workshop/host-link.ts'
import { serveTasks } from '../adapters/workshop/serve-tasks.ts'
import { AssistantError } from '../api/error.ts'
import { locateSpans } from '../core/documents/locate-spans.ts'
import { readBytes } from '../core/documents/read-bytes.ts'
import type { PdfFile } from '../core/ports.ts'

/** Reads documents and finds the boxes of spans, in a child that the host may end at any time. */
serveTasks(await hostLink(), {
  'read-document': async function* ({ path, name = basename(path), maxBytes }, signal) {
    yield* readBytes({ pdf: pdfEngine }, await bytesOf(path, maxBytes), name, signal)
  },
  'locate-spans': async function* ({ path, pages }) {
    using file = await openPdf(path)
    yield { type: 'located', boxes: locateSpans(file, pages) }
  },
})

/** A PDF by its path; errors name it. */
async function openPdf(path: string): Promise<PdfFile> {
  const bytes = await bytesOf(path, Number.POSITIVE_INFINITY)
  return pdfEngine.open(bytes).catch((error: unknown) => {
    throw error instanceof AssistantError ? new AssistantError(error.code, { name: basename(path) }) : error
  })
}

/** A file's bytes; it is closed before anything is done with them. */
async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array> {
  const name = basename(path)
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new AssistantError(
      error.code === 'ENOENT' ? 'file-not-found' : 'file-unreadable',
      { name, path },
      { cause: error },
    )
  })
  if (!found.isFile()) throw new AssistantError('not-a-file', { name, path })
  if (found.size > maxBytes) {
    const [megabytes, limit] = [found.size, maxBytes].map((bytes) => Math.ceil(bytes / 1024 / 1024)) as [number, number]
    throw new AssistantError('file-too-large', { name, megabytes, limit })
  }
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new AssistantError('file-unreadable', { name, path }, { cause: error })
  })
}
