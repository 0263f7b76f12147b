import { AssistantError } from '../../api/error.ts'
import { byteFile } from '../containers/byte-file.ts'
import { containerFormat } from '../containers/container-format.ts'
import { readContainer } from '../containers/read-container.ts'
import type { OfficeDecryptor, ZipDecryptor } from '../ports/decryptors.ts'
import type { MemberSink } from '../ports/members.ts'
import type { OutlookEngine } from '../ports/outlook-engine.ts'
import type { PdfEngine } from '../ports/pdf-engine.ts'
import type { PictureEngine } from '../ports/picture-engine.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import type { Unpacker } from '../ports/unpacker.ts'
import { detectKind } from './detect-kind.ts'
import { detectLanguage } from './detect-language.ts'
import { documentTitle } from './document-title.ts'
import { flowEvents, parseFlow } from './read-flow.ts'
import { readPdf } from './read-pdf.ts'
import { unlockOffice } from './unlock-office.ts'

/**
 * What reading needs. Without `members` no files within are looked for, without `unpack` or `outlook` not in archives or
 * Outlook data files; without `pictures` images are not read, without `office` no Office files that have a password.
 */
export type ReadDeps = {
  pdf: PdfEngine
  pictures?: PictureEngine
  office?: OfficeDecryptor
  outlook?: OutlookEngine
  unpack?: Unpacker
  zipAes?: ZipDecryptor
  members?: MemberSink
  password?: string
}

/**
 * Reads a document from its bytes. `name` is the file's name with extension, used in errors and as a title; `maxBytes`
 * limits files within. Pages of PDFs and images without usable text are yielded `waiting` to be recognised. Throws
 * `file-unsupported`, `document-encrypted`, `password-wrong`, `document-damaged`, `document-empty`,
 * `document-too-hungry`, `picture-too-large`, all with `{name}`.
 */
export async function* readBytes(
  deps: ReadDeps,
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
  maxBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<ReadEvent> {
  yield* namedErrors(readKind(deps, bytes, { name, maxBytes }, signal), name, signal)
}

/** The extension in lower case, without the dot; '' where there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The same events; errors name the file. */
export async function* namedErrors(
  events: AsyncIterable<ReadEvent>,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  try {
    yield* events
  } catch (error) {
    if (signal.aborted) throw error
    // What a parser cannot cope with is a fault of the file as far as its owner can tell; the cause goes to the log.
    if (!(error instanceof AssistantError)) throw new AssistantError('document-damaged', { name }, { cause: error })
    throw new AssistantError(error.code, { name, ...error.parameters }, { cause: error.cause })
  }
}

async function* readKind(
  deps: ReadDeps,
  bytes: Uint8Array,
  { name, maxBytes }: { name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const kind = await detectKind(bytes, extensionOf(name))
  if (kind === undefined) {
    const plain = unlockOffice(deps, bytes)
    if (!plain) throw new AssistantError('file-unsupported')
    return yield* readKind(deps, plain, { name, maxBytes }, signal)
  }
  switch (kind) {
    case 'pdf':
      yield* readPdf(withPassword(deps.pdf, deps.password), bytes, name, signal)
      break
    case 'archive':
    case 'mailbox': {
      const file = byteFile(bytes)
      const format = await containerFormat(file, extensionOf(name))
      if (format) yield* readContainer(deps, format, { file, name, maxBytes }, signal)
      break
    }
    case 'image':
      if (!deps.pictures) throw new AssistantError('file-unsupported')
      yield* readImage(deps.pictures, bytes, name, signal)
      break
    default:
      yield* flowEvents(deps, kind, await parseFlow(kind, bytes, name), { name, maxBytes }, signal)
  }
}

async function* readImage(
  engine: PictureEngine,
  bytes: Uint8Array,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const { readImagePages } = await import('./formats/image.ts')
  using file = await engine.open(bytes)
  yield { type: 'opened', kind: 'image', title: documentTitle(undefined, name), pages: file.pages }
  for (const page of readImagePages(file)) {
    signal.throwIfAborted()
    yield { type: 'page-read', page }
  }
  yield { type: 'finished', language: await detectLanguage(''), warnings: [] }
}

function withPassword(engine: PdfEngine, password: string | undefined): PdfEngine {
  return password === undefined ? engine : { ...engine, open: (bytes) => engine.open(bytes, password) }
}
