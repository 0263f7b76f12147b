import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'
import { officeDecryptor } from '../adapters/crypto/decrypt-office.ts'
import { zipDecryptor } from '../adapters/crypto/zip-aes.ts'
import { createHashingSink, createMemberSink } from '../adapters/files/member-sink.ts'
import { openRandomAccessFile } from '../adapters/files/random-access-file.ts'
import { readSmallFile } from '../adapters/files/read-small-file.ts'
import { unpack } from '../adapters/files/unpack.ts'
import { pictureEngine } from '../adapters/ocr/picture-engine.ts'
import { checkLanguage, createRecogniser } from '../adapters/ocr/recogniser.ts'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { loadPdfium } from '../adapters/pdf/pdfium.ts'
import { outlookEngine } from '../adapters/pst/outlook-engine.ts'
import { hostLink } from '../adapters/workshop/host-link.ts'
import { serveTasks } from '../adapters/workshop/serve-tasks.ts'
import { AssistantError } from '../api/error.ts'
import { detectKind } from '../core/documents/detect-kind.ts'
import { detectLanguage } from '../core/documents/detect-language.ts'
import { locateSpans } from '../core/documents/locate-spans.ts'
import { openPages } from '../core/documents/open-pages.ts'
import { encodePng } from '../core/documents/picture/png.ts'
import { readFile } from '../core/documents/read-file.ts'
import { readWhole } from '../core/documents/read-whole.ts'
import { drawPage, recognisePages } from '../core/documents/recognise-pages.ts'
import type { PageFile } from '../core/ports/page-file.ts'
import type { PdfFile } from '../core/ports/pdf-engine.ts'
import type { TextRecognizer } from '../core/ports/text-recognizer.ts'

type Opened = { path: string; name?: string; password?: string }

const engines = {
  pdf: pdfEngine,
  pictures: pictureEngine,
  office: officeDecryptor,
  outlook: outlookEngine,
  zipAes: zipDecryptor,
  unpack,
}
let recogniser: { folder: string | undefined; recogniser: TextRecognizer } | undefined

/** Reads, draws and recognises documents and finds the boxes of spans, in a child that the host may end at any time. */
serveTasks(await hostLink(), {
  'read-document': async function* (input, signal) {
    const { path, name = basename(path), maxBytes, membersFolder, hashMembers, password } = input
    await using file = await openRandomAccessFile(path)
    const members = membersFolder === undefined ? undefined : createMemberSink(membersFolder)
    const sink = members ?? (hashMembers ? createHashingSink() : undefined)
    const deps = { ...engines, ...(sink ? { members: sink } : {}), ...(password === undefined ? {} : { password }) }
    yield* readFile(deps, { file, name, maxBytes }, signal)
  },
  'read-files': async function* ({ files, largest, maxBytes, membersFolder }, signal) {
    const deps = { ...engines, members: createMemberSink(membersFolder) }
    for (const { path, name } of files) {
      const small = readSmallFile(path, largest)
      // What goes wrong is told by `read-document`, which is asked next.
      const file = small && (await readWhole(deps, small.bytes, { name, maxBytes }, signal).catch(() => undefined))
      if (!small || !file) yield { type: 'file-done' }
      else {
        const { sha256, size, modifiedAt } = small
        yield { type: 'file-done', read: { sha256, size, modifiedAt, file } }
      }
    }
  },
  'get-ready': async function* () {
    const formats = import('../core/documents/formats/pdf.ts')
    const guesses = [detectKind(new Uint8Array(), ''), detectLanguage('Whatever comes is said in some language.')]
    await Promise.all([loadPdfium(), formats, ...guesses])
    yield { type: 'ready' }
  },
  'recognise-pages': async function* ({ pages, languages, languagesFolder, ...opened }, signal) {
    using file = await openFile(opened)
    const own = recogniserFor(languagesFolder)
    letOthersGoFirst()
    for await (const page of recognisePages(own, file, pages, languages, signal))
      yield { type: 'page-recognised', page }
  },
  'check-language': async function* ({ path, code }) {
    await checkLanguage(code, await bytesOf(path))
    yield { type: 'checked' }
  },
  'draw-page': async function* ({ page, width, ...opened }) {
    using file = await openFile(opened)
    const bitmap = drawPage(file, page, width)
    yield { type: 'drawn', png: encodePng(bitmap), width: bitmap.width, height: bitmap.height }
  },
  'locate-spans': async function* ({ pages, ...opened }) {
    using file = await openPdf(opened)
    yield { type: 'located', boxes: locateSpans(file, pages) }
  },
})

/** A PDF or image by its path; errors name it. */
async function openFile({ path, name = basename(path), password }: Opened): Promise<PageFile> {
  return openPages(engines, await bytesOf(path), name, password)
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
async function openPdf({ path, name = basename(path), password }: Opened): Promise<PdfFile> {
  return pdfEngine.open(await bytesOf(path), password).catch((error: unknown) => {
    throw error instanceof AssistantError ? new AssistantError(error.code, { name }) : error
  })
}

/** A file's bytes; it is closed before anything is done with them. */
async function bytesOf(path: string): Promise<Uint8Array> {
  await using file = await openRandomAccessFile(path)
  return await file.read(0, file.size)
}
