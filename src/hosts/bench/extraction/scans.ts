import { existsSync } from 'node:fs'
import path from 'node:path'
import { corpusFolder } from './corpus-files.ts'

/** A file whose pages are pictures, with the Markdown that another recogniser made of it. */
export type Scan = { path: string; reference: string }

const root = path.join(corpusFolder, 'parser-docling')
const scan = (folder: string, file: string): Scan => ({
  path: path.join(root, folder, 'sources', file),
  reference: path.join(
    root,
    folder,
    'groundtruth/tesseract/full_page',
    `${path.parse(file).name}.tesseract.full_page.md`,
  ),
})

/** Scans of the parser corpus that have a reference: upright, turned by each quarter, and a WebP picture. */
export function scans(): Scan[] {
  const names = ['ocr_test', 'ocr_test_rotated_90', 'ocr_test_rotated_180', 'ocr_test_rotated_270']
  return [...names.map((name) => scan('ocr', `${name}.pdf`)), scan('webp', 'webp-test.webp')].filter((one) =>
    existsSync(one.path),
  )
}

/** PDFs that hold text, one page each: recognised, that page must say what its text says. */
export function printedPages(): { path: string; page: number }[] {
  const pdf = (name: string, page: number) => ({ path: path.join(root, 'pdf/sources', name), page })
  return [
    pdf('2305.03393v1-pg9.pdf', 1),
    pdf('multi_page.pdf', 2),
    pdf('redp5110_sampled.pdf', 3),
    pdf('amt_handbook_sample.pdf', 1),
    pdf('picture_classification.pdf', 1),
  ].filter((one) => existsSync(one.path))
}
