import { alike } from './alike.ts'

/** Share of the distinct cells of a reference Markdown's tables that stand as cells of `rows`; NaN without tables. */
export function cellRecall(reference: string, rows: readonly string[]): number {
  const lines = reference.match(/^\|.*\|[ \t]*$/gm) ?? []
  const wanted = lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .flatMap((line) => line.split(/(?<!\\)\|/).map((cell) => alike(cell.replaceAll('\\', ''))))
  const cells = new Set(wanted.filter((cell) => cell !== ''))
  const have = new Set(rows.flatMap((row) => row.split('\t').map(alike)))
  return [...cells].filter((cell) => have.has(cell)).length / cells.size
}
