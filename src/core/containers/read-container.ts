import { AssistantError, type ErrorValue } from '../../api/error.ts'
import { documentTitle } from '../documents/document-title.ts'
import { readMbox } from '../mail/mbox/read-mbox.ts'
import type { ZipDecryptor } from '../ports/decryptors.ts'
import type { MemberSink } from '../ports/members.ts'
import type { OutlookEngine } from '../ports/outlook-engine.ts'
import type { RandomAccessFile } from '../ports/random-access-file.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import type { Unpacker } from '../ports/unpacker.ts'
import type { ContainerSource, MemberStream } from './container.ts'
import { type ContainerFormat, kindOfContainer } from './container-format.ts'
import { filePieces } from './file-pieces.ts'
import { readOutlook } from './read-outlook.ts'
import { readGzip } from './tar/read-gzip.ts'
import { readTar } from './tar/read-tar.ts'
import { readZip } from './zip/read-zip.ts'

type ContainerDeps = {
  outlook?: OutlookEngine
  members?: MemberSink
  unpack?: Unpacker
  zipAes?: ZipDecryptor
  password?: string
}

/**
 * Reads an archive or mailbox: its members, taken out into the sink. Without a sink they are not looked for. Throws
 * `document-damaged`, `document-empty` where it holds no file, `document-encrypted` where it has a password that is not
 * known and `password-wrong` where another was given, without parameters.
 */
export async function* readContainer(
  { outlook, members, unpack = noUnpacker, zipAes, password }: ContainerDeps,
  format: ContainerFormat,
  source: { file: RandomAccessFile; name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const { name } = source
  yield { type: 'opened', kind: kindOfContainer[format], title: documentTitle(undefined, name), pages: 0 }
  let warnings: readonly ErrorValue[] = []
  const locks = { ...(zipAes ? { zipAes } : {}), ...(password === undefined ? {} : { password }) }
  if (members) {
    const stream = membersOf(format, { ...source, sink: members, unpack, signal, ...locks }, outlook)
    let found = 0
    for (;;) {
      const next = await stream.next()
      if (next.done) {
        warnings = next.value
        break
      }
      found += 1
      yield { type: 'member-found', member: next.value }
    }
    if (found === 0) throw new AssistantError('document-empty')
  }
  yield { type: 'finished', language: '', warnings }
}

const noUnpacker: Unpacker = () => {
  throw new AssistantError('file-unsupported')
}

function membersOf(format: ContainerFormat, source: ContainerSource, outlook: OutlookEngine | undefined): MemberStream {
  switch (format) {
    case 'zip':
      return readZip(source)
    case 'tar':
      return readTar(source, filePieces(source.file, source.signal))
    case 'gzip':
      return readGzip(source)
    case 'mbox':
      return readMbox(source)
    case 'outlook':
      return readOutlook(source, outlook)
  }
}
