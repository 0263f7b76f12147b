import type { DocumentRow } from '../../../../api/document.ts'
import type { SheetWidths } from './column-widths.ts'
import { MailPage } from './mail-page.tsx'
import { SheetPage } from './sheet-page.tsx'
import { SlidePage } from './slide-page.tsx'
import { type PageProps, TextPage } from './text-page.tsx'

type PageBodyProps = PageProps & { row: Pick<DocumentRow, 'id' | 'kind'>; pages: number; widths: SheetWidths }

/** A page of stored text as documents of its kind are read: cells in columns, a message with its fields, a slide. */
export function PageBody({ row, pages, widths, ...page }: PageBodyProps) {
  switch (row.kind) {
    case 'sheet':
    case 'csv':
      return <SheetPage {...page} widths={widths} />
    case 'pptx':
    case 'odp':
      return <SlidePage {...page} pages={pages} />
    case 'mail':
      return <MailPage {...page} documentId={row.id} />
    default:
      return <TextPage {...page} />
  }
}
