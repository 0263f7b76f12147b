import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DocumentRow, PageText } from '../../api/document.ts'
import { say, sayError } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { allDocuments } from './all-documents.ts'
import type { CommandOptions } from './options.ts'
import type { Output } from './output.ts'
import { UsageError } from './usage-error.ts'

const pagesAtATime = 50

/**
 * `carrel export FOLDER`: the text of every document as a Markdown file of its own, never over a file that is there.
 * What could not be read is named. With `--json`: a line a document with all its pages instead, and no folder is needed.
 */
export async function exportCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  const [given] = options.positionals
  if (given === undefined && !output.json) {
    throw new UsageError(say('terminal', 'missing-argument', { command: 'export', argument: 'FOLDER' }))
  }
  const folder = given === undefined ? undefined : path.resolve(given)
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  let documents = 0
  for await (const row of allDocuments(options, client)) {
    if (row.error && row.pagesRead === 0) {
      process.stderr.write(`${sayError(row.error)}\n`)
      continue
    }
    const pages: PageText[] = []
    for (let from = 1; from <= row.pagesRead; from += pagesAtATime) {
      pages.push(...(await client.call('document.pages', { documentId: row.id, from, to: from + pagesAtATime - 1 })))
    }
    documents += 1
    if (folder !== undefined) writeFileSync(freePath(folder, row.title), markdownOf(row, pages), { flag: 'wx' })
    if (output.json) {
      const { id: documentId, path: from, title, kind, language, addedAt, modifiedAt, size } = row
      const texts = pages.map(({ number, label, source, text }) => ({ number, label, source, text }))
      output.object({ documentId, path: from, title, kind, language, addedAt, modifiedAt, size, pages: texts })
    }
  }
  if (!output.json && folder !== undefined) output.line(say('terminal', 'exported', { documents, folder }))
  return 0
}

/** A path of a name that no file has: `Lease.md`, `Lease (2).md`. */
function freePath(folder: string, title: string): string {
  const name =
    title
      .replace(/[\\/:*?"<>|\u0000-\u001F]+/g, ' ')
      .replace(/^\.+|[. ]+$/g, '')
      .trim()
      .slice(0, 120) || 'document'
  for (let number = 1; ; number++) {
    const file = path.join(folder, number === 1 ? `${name}.md` : `${name} (${number}).md`)
    if (!existsSync(file)) return file
  }
}

function markdownOf(row: DocumentRow, pages: readonly PageText[]): string {
  const parts = pages.map((page) => {
    const heading = say('terminal', page.label === undefined ? 'export-page' : 'export-named-page', {
      number: page.number,
      label: page.label ?? '',
    })
    return `## ${heading}\n\n${page.text}\n`
  })
  return [`# ${row.title}\n`, `${row.path}\n`, ...parts].join('\n')
}
