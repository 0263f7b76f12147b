import type { DocumentKind } from '../../api/document-kind.ts'
import { byteFile } from '../containers/byte-file.ts'
import { containerFormat, kindOfContainer } from '../containers/container-format.ts'
import { looksLikeMail } from '../mail/looks-like-mail.ts'
import { isTnef } from '../mail/tnef/read-tnef.ts'
import { codeLanguage } from './code/code-languages.ts'
import { compoundKind } from './compound-kind.ts'
import { decodeText } from './decode-text.ts'
import { isMhtml } from './detect-mhtml.ts'
import { isPicture } from './picture/is-picture.ts'
import { isPlainWorkbook } from './sheet/is-plain-workbook.ts'
import { zipKind } from './zip-kind.ts'

const headBytes = 4_096

/** How a file's bytes are to be read, by content before extension; undefined where Carrel does not read them. */
export async function detectKind(bytes: Uint8Array, extension: string): Promise<DocumentKind | undefined> {
  const head = bytes.subarray(0, headBytes)
  const ascii = String.fromCharCode(...head.subarray(0, 1_024))
  // Before anything that is looked for further in: an archive may begin with a PDF, stored as it is.
  const container = await containerFormat(byteFile(bytes), extension)
  if (container) return kindOfContainer[container]
  if (isTnef(bytes)) return 'mail'
  // Readers accept a PDF header anywhere in the first kilobyte (ISO 32000-2, 7.5.2, implementation notes).
  if (ascii.includes('%PDF-')) return 'pdf'
  if (ascii.startsWith('PK\u0003\u0004')) return zipKind(bytes)
  if (ascii.trimStart().startsWith('{\\rtf')) return 'rtf'
  if (isMhtml(head, extension)) return 'html'
  if (isPlainWorkbook(bytes)) return 'sheet'
  if (head.length === 0) return textKind('', extension)
  if (isPicture(head)) return 'image'
  const compound = compoundKind(bytes)
  if (compound) return compound
  const text = decodeText(head)
  if (looksLikeMail(text, extension)) return 'mail'
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  if (found && !found.mime.startsWith('text/') && found.mime !== 'application/xml') return undefined
  if (looksBinary(text)) return undefined
  return textKind(text, extension)
}

function looksBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0
  return controls > text.length * 0.1
}

const otherTextFormats = new Set(['eml', 'mbox', 'ics', 'vcf', 'svg', 'ps', 'eps'])

function textKind(text: string, extension: string): DocumentKind | undefined {
  if (/^(md|markdown|mdown|mkd)$/.test(extension)) return 'markdown'
  if (extension === 'php') return 'code'
  if (/^\s*(<!--[^]*?-->\s*)*(<\?xml[^>]*>\s*)?(<!doctype html|<html[\s>])/i.test(text)) return 'html'
  if (/^x?html?$/.test(extension)) return 'html'
  // Programs export tables of tabs under Excel's extension.
  if (/^(?:csv|tsv|tab|xls)$/.test(extension)) return 'csv'
  if (codeLanguage(extension) || (text.trimStart().startsWith('<?xml') && extension !== 'svg')) return 'code'
  return otherTextFormats.has(extension) ? undefined : 'text'
}
