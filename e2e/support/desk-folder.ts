import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'

/** A temporary folder of real files: a two-page PDF, a Markdown file, a web page, and one file that is no PDF. */
export type DeskFolder = { folder: string; files: number; [Symbol.dispose](): void }

const leasePages = [
  [
    '7 Term and termination',
    'Either party may terminate this lease with ninety days of written notice.',
    'The notice is delivered by registered mail to the address of the other party.',
  ],
  [
    '8 Deposit',
    'The tenant pays a deposit of 2,900 euros in three equal parts.',
    'The landlord returns the deposit within thirty days after the keys are handed back.',
  ],
] as const

/** Writes the folder. */
export async function makeDeskFolder(): Promise<DeskFolder> {
  const root = mkdtempSync(join(tmpdir(), 'carrel-desk-'))
  const folder = join(root, 'Flat')
  mkdirSync(folder)
  writeFileSync(join(folder, 'Lease.pdf'), await pdfOf(leasePages))
  writeFileSync(
    join(folder, 'Letter.md'),
    '# Letter of 3 March\n\nMs Adler is the caretaker. She keeps the keys to the cellar and answers in the evening.\n',
  )
  writeFileSync(
    join(folder, 'House rules.html'),
    '<html><head><title>House rules</title></head><body><article><h1>House rules</h1><p>Bicycles are kept in the yard, never in the stairwell. Quiet hours begin at ten in the evening.</p></article></body></html>',
  )
  writeFileSync(join(folder, 'Broken.pdf'), '%PDF-1.4 nothing of a PDF follows')
  return { folder, files: 4, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}

async function pdfOf(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const [plain, bold] = [
    await pdf.embedFont(StandardFonts.TimesRoman),
    await pdf.embedFont(StandardFonts.TimesRomanBold),
  ]
  for (const lines of pages) {
    const page = pdf.addPage([595, 842])
    lines.forEach((line, index) => {
      const heading = index === 0
      page.drawText(line, { x: 70, y: 760 - index * 30, size: heading ? 16 : 11, font: heading ? bold : plain })
    })
  }
  return pdf.save()
}
