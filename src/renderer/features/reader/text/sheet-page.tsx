import { type CSSProperties, useEffect, useMemo } from 'react'
import { BlockGroupView, TableRows, type Words } from './block-group.tsx'
import { type BlockGroup, groupBlocks } from './block-groups.ts'
import { type ColumnWidths, columnEm, type SheetWidths, tableEm, widthsOf } from './column-widths.ts'
import { type PageProps, PageSection, wordsOf } from './text-page.tsx'

/** A page of a spreadsheet: tables as wide as their sheet, the names of the columns and the first column staying in view. */
export function SheetPage({ page, marked, widths }: PageProps & { widths: SheetWidths }) {
  const words = wordsOf({ page, marked })
  const groups = useMemo(() => groupBlocks(page), [page])
  const sheet = page.label ?? ''
  const { grow } = widths
  useEffect(() => grow(sheet, widthsOf(groups, page.text)), [grow, sheet, groups, page.text])
  return (
    <PageSection number={page.number} className="sheet-page">
      {groups.map((group, index) =>
        group.kind === 'table' ? (
          <Table key={`table ${index}`} group={group} words={words} widths={widths.of(sheet)} />
        ) : (
          <BlockGroupView key={`${group.kind} ${index}`} group={group} words={words} />
        ),
      )}
    </PageSection>
  )
}

type TableProps = { group: Extract<BlockGroup, { kind: 'table' }>; words: Words; widths: ColumnWidths }

function Table({ group, words, widths }: TableProps) {
  const columns = Math.max(...group.rows.map(({ cells }) => cells.length))
  const own = Array.from({ length: columns }, (_, column) => widths[column] ?? 8)
  return (
    <table style={{ width: `${tableEm(own)}em` } as CSSProperties}>
      <colgroup>
        {own.map((width, column) => (
          <col key={column} style={{ width: `${columnEm(width)}em` }} />
        ))}
      </colgroup>
      <TableRows group={group} words={words} />
    </table>
  )
}
