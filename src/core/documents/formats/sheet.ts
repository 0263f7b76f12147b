import type { FlowBlock, FlowDocument, PageBreak } from '../flow.ts'
import { readExcelFile, readExcelPackage } from '../sheet/read-excel.ts'
import { readOpenDocument } from '../sheet/read-opendocument.ts'
import type { Workbook } from '../sheet/sheet.ts'
import { sheetBlocks } from '../sheet/sheet-blocks.ts'
import { openZipPackage } from '../zip-package.ts'

/** Names that programs give, in the languages of most of their users. */
const meaningless =
  /^(?:sheet|tabelle|feuil(?:le)?|hoja|foglio|planilha|folha|blad|ark|arkusz|list|лист|シート|工作表|work ?sheet)?[ _]?\d*$/iu

/**
 * Blocks of a workbook (XLSX, XLSM, XLSB, XLS, Excel's XML of 2003, ODS): each sheet on pages of its own under its name,
 * a block a row, cells as the program shows them. Throws `document-encrypted`, `document-damaged` and
 * `document-too-hungry`, the last also while blocks are taken.
 */
export function readSheets(bytes: Uint8Array): FlowDocument {
  const workbook = readWorkbook(bytes)
  return { title: workbook.title, flow: blocksOf(workbook) }
}

function readWorkbook(bytes: Uint8Array): Workbook {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readExcelFile(bytes)
  const zip = openZipPackage(bytes)
  return zip.paths.includes('content.xml') ? readOpenDocument(zip) : readExcelPackage(zip)
}

function* blocksOf({ sheets }: Workbook): Generator<FlowBlock | PageBreak> {
  for (const sheet of sheets) {
    yield { kind: 'page-break', label: sheet.name }
    const plain = sheets.length === 1 && meaningless.test(sheet.name)
    let said = plain || sheet.name === ''
    for (const block of sheetBlocks(sheet)) {
      // A sheet without cells has nothing to head.
      if (!said) yield { kind: 'heading', text: sheet.name, level: 1 }
      said = true
      yield block
    }
  }
}
