import { basename } from 'node:path'
import { createHashingSink, createMemberSink } from '../adapters/files/member-sink.ts'
import { openRandomAccessFile } from '../adapters/files/random-access-file.ts'
import { unpack } from '../adapters/files/unpack.ts'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { outlookEngine } from '../adapters/pst/outlook-engine.ts'
import { hostLink } from '../adapters/workshop/host-link.ts'
import { serveTasks } from '../adapters/workshop/serve-tasks.ts'
import { AssistantError } from '../api/error.ts'
import { locateSpans } from '../core/documents/locate-spans.ts'
import { readFile } from '../core/documents/read-file.ts'
import type { PdfFile } from '../core/ports.ts'

/** Reads documents and finds the boxes of spans, in a child that the host may end at any time. */
serveTasks(await hostLink(), {
  'read-document': async function* ({ path, name = basename(path), maxBytes, membersFolder, hashMembers }, signal) {
    await using file = await openRandomAccessFile(path)
    const members = membersFolder === undefined ? undefined : createMemberSink(membersFolder)
    const sink = members ?? (hashMembers ? createHashingSink() : undefined)
    const deps = { pdf: pdfEngine, outlook: outlookEngine, unpack, ...(sink ? { members: sink } : {}) }
    yield* readFile(deps, { file, name, maxBytes }, signal)
  },
  'locate-spans': async function* ({ path, pages }) {
    using file = await openPdf(path)
    yield { type: 'located', boxes: locateSpans(file, pages) }
  },
})

/** A PDF by its path; errors name it. */
async function openPdf(path: string): Promise<PdfFile> {
  await using source = await openRandomAccessFile(path)
  const bytes = await source.read(0, source.size)
  return await pdfEngine.open(bytes).catch((error: unknown) => {
    throw error instanceof AssistantError ? new AssistantError(error.code, { name: basename(path) }) : error
  })
}
