import type { ReactNode } from 'react'
import type { BlockGroup, Run, TableRow } from './block-groups.ts'

/** Draws a run of a page's text with its marks. */
export type Words = (run: Run) => ReactNode

/** Blocks that are laid out together. */
export function BlockGroupView({ group, words }: { group: BlockGroup; words: Words }) {
  switch (group.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, group.level + 1)}` as 'h2'
      return <Heading className={group.level <= 1 ? 'book-heading-1' : 'book-heading-2'}>{words(group.run)}</Heading>
    }
    case 'paragraph':
      return <p>{words(group.run)}</p>
    case 'code':
      return <pre>{words(group.run)}</pre>
    case 'list':
      return (
        <ul>
          {group.items.map((item) => (
            <li key={item.start}>{words(item)}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <div className="overflow-x-auto">
          <table>
            <TableRows group={group} words={words} />
          </table>
        </div>
      )
  }
}

/** The rows of a table, and the names of its columns where they stand on a page before. */
export function TableRows({ group, words }: { group: Extract<BlockGroup, { kind: 'table' }>; words: Words }) {
  return (
    <>
      {group.above === undefined ? null : <NamesAbove names={group.above} rows={group.rows} />}
      <tbody>
        {group.rows.map(({ cells, isHeader }) => (
          <tr key={cells[0]?.start} data-header={isHeader || undefined}>
            {cells.map((cell) =>
              isHeader && cell.end > cell.start ? (
                <th key={cell.start} scope="col">
                  {words(cell)}
                </th>
              ) : (
                <td key={cell.start}>{words(cell)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </>
  )
}

/** The header of a table that began on a page before. It is no text of this page: it can be neither selected nor marked. */
function NamesAbove({ names, rows }: { names: readonly string[]; rows: readonly TableRow[] }) {
  const span = names.length === 1 ? Math.max(...rows.map((row) => row.cells.length)) : 1
  return (
    <thead className="names-above" data-aside>
      <tr>
        {names.map((name, index) => (
          <th key={`${index} ${name}`} scope="col" colSpan={span}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
