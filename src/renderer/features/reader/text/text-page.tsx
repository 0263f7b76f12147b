import type { ReactNode } from 'react'
import type { PageText } from '../../../../api/document.ts'
import { say } from '../../../../messages/say.ts'
import { type BlockGroup, groupBlocks, type TableRow } from './block-groups.ts'
import { MarkedText } from './marked-text.tsx'
import type { MarkedSpan } from './pieces.ts'

/** A page of stored text. */
export function TextPage({ page, marked }: { page: PageText; marked: readonly MarkedSpan[] }) {
  const words = (run: { start: number; end: number }) => <MarkedText text={page.text} run={run} marked={marked} />
  return (
    <section role="group" data-page={page.number} aria-label={say('reader', 'pageLabel', { page: page.number })}>
      {page.source === 'recognised' ? (
        <p className="mb-2 font-plain text-label text-soft">{say('reader', 'recognised')}</p>
      ) : null}
      {groupBlocks(page).map((group, index) => (
        <Group key={`${group.kind} ${index}`} group={group} words={words} />
      ))}
    </section>
  )
}

function Group({ group, words }: { group: BlockGroup; words: (run: { start: number; end: number }) => ReactNode }) {
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
            {group.above === undefined ? null : <NamesAbove names={group.above} rows={group.rows} />}
            <tbody>
              {group.rows.map(({ cells, isHeader }) => (
                <tr key={cells[0]?.start}>
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
          </table>
        </div>
      )
  }
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
