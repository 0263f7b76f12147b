import platformPath, { type PlatformPath } from 'node:path'
import type { DocumentKind } from '../../api/document-kind.ts'
import { codeLanguage } from '../documents/code/code-languages.ts'

const kinds: Readonly<Record<string, DocumentKind>> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  doc: 'doc',
  dot: 'doc',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  eml: 'mail',
  msg: 'mail',
  mht: 'html',
  mhtml: 'html',
  txt: 'text',
  text: 'text',
  pptx: 'pptx',
  pptm: 'pptx',
  ppsx: 'pptx',
  ppsm: 'pptx',
  potx: 'pptx',
  odt: 'odt',
  ott: 'odt',
  odp: 'odp',
  otp: 'odp',
  epub: 'epub',
  rtf: 'rtf',
  xlsx: 'sheet',
  xlsm: 'sheet',
  xlsb: 'sheet',
  xltx: 'sheet',
  xls: 'sheet',
  ods: 'sheet',
  ots: 'sheet',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  zip: 'archive',
  tar: 'archive',
  tgz: 'archive',
  gz: 'archive',
  mbox: 'mailbox',
  mbx: 'mailbox',
  pst: 'mailbox',
  ost: 'mailbox',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  tif: 'image',
  tiff: 'image',
  webp: 'image',
  gif: 'image',
  bmp: 'image',
}

/** Sound, film, programs, databases, pictures of other kinds: left out by name, so that nothing of them is read. */
const unread = new Set(
  `7z aac aif app avi bin bz2 class dat db dll dmg dylib ear exe flac flv gguf heic ico img iso jar lnk m4a m4v mkv
  mov mp3 mp4 mpeg mpg msi node o obj odb ogg onnx opus otf psd pyc rar raw safetensors so sqlite sqlite3 svgz swf sys
  ttf wasm wav webm wma wmv woff woff2 xz zst`.split(/\s+/),
)

const containers = new Set('zip tar tgz gz mbox mbx mail pst ost'.split(' '))

/** Whether a file may be a container that is read piece by piece, however large it is: those have no limit in size. */
export function mayHoldDocuments(file: string, path: PlatformPath = platformPath): boolean {
  const extension = extensionOf(file, path)
  return extension === '' || containers.has(extension)
}

/** The last part of a path, on the platform of `path`. */
export function baseName(file: string, path: PlatformPath = platformPath): string {
  return path.basename(file)
}

/** The extension in lower case, without the dot; '' where there is none. */
export function extensionOf(file: string, path: PlatformPath = platformPath): string {
  return path.extname(file).slice(1).toLowerCase()
}

/** What a file's name says of its kind; the content decides when it is read. */
export function kindByName(file: string, path: PlatformPath = platformPath): DocumentKind {
  const extension = extensionOf(file, path)
  return kinds[extension] ?? (codeLanguage(extension) ? 'code' : 'text')
}

/**
 * Whether a file found in a folder is left out by its name: hidden files and everything in hidden folders below
 * `root`, what systems and office programs leave behind, and kinds that hold no text. A file that the user named
 * itself (`root` is the file) is only judged by its extension.
 */
export function leftOutByName(file: string, root: string, path: PlatformPath = platformPath): boolean {
  if (unread.has(extensionOf(file, path))) return true
  const way = path.relative(root, file)
  if (way === '') return false
  const parts = way.split(path.sep)
  const name = parts.at(-1) ?? ''
  return parts.some(isHidden) || /^(thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$/i.test(name) || name.startsWith('~$')
}

function isHidden(part: string): boolean {
  return part.startsWith('.') && part !== '.' && part !== '..'
}
