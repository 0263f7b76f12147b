import { readFile, stat } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'
import { pictureEngine } from '../adapters/ocr/picture-engine.ts'
import { createRecogniser } from '../adapters/ocr/recogniser.ts'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { hostLink } from '../adapters/workshop/host-link.ts'
import { serveTasks } from '../adapters/workshop/serve-tasks.ts'
import { AssistantError } from '../api/error.ts'
import { locateSpans } from '../core/documents/locate-spans.ts'
import { openPages } from '../core/documents/open-pages.ts'
import { encodePng } from '../core/documents/picture/png.ts'
import { readBytes } from '../core/documents/read-bytes.ts'
import { drawPage, recognisePages } from '../core/documents/recognise-pages.ts'
import type { PageFile, PdfFile, TextRecognizer } from '../core/ports.ts'

const engines = { pdf: pdfEngine, pictures: pictureEngine }
let recogniser: { folder: string | undefined; recogniser: TextRecognizer } | undefined

/** Reads, draws and recognises documents and finds the boxes of spans, in a child that the host may end at any time. */
serveTasks(await hostLink(), {
  'read-document': async function* ({ path, name = basename(path), maxBytes }, signal) {
    yield* readBytes(engines, await bytesOf(path, maxBytes), name, signal)
  },
  'recognise-pages': async function* ({ path, name = basename(path), pages, languages, languagesFolder }, signal) {
    using file = await openFile(path, name)
    const own = recogniserFor(languagesFolder)
    letOthersGoFirst()
    for await (const page of recognisePages(own, file, pages, languages, signal))
      yield { type: 'page-recognised', page }
  },
  'draw-page': async function* ({ path, name = basename(path), page, width }) {
    using file = await openFile(path, name)
    const bitmap = drawPage(file, page, width)
    yield { type: 'drawn', png: encodePng(bitmap), width: bitmap.width, height: bitmap.height }
  },
  'locate-spans': async function* ({ path, pages }) {
    using file = await openPdf(path)
    yield { type: 'located', boxes: locateSpans(file, pages) }
  },
})

/** A PDF or image by its path; errors name it. */
async function openFile(path: string, name: string): Promise<PageFile> {
  const bytes = await bytesOf(path, Number.POSITIVE_INFINITY)
  return openPages(engines, bytes, name)
}

/** The recogniser is kept: to start it takes as long as to read some lines. */
function recogniserFor(folder: string | undefined): TextRecognizer {
  if (recogniser?.folder !== folder || !recogniser) recogniser = { folder, recogniser: createRecogniser(folder) }
  return recogniser.recogniser
}

/** For good: systems refuse to raise a priority again. A child that recognises pages is given nothing else to do. */
function letOthersGoFirst(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Recognition goes on at the usual priority.
  }
}

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
