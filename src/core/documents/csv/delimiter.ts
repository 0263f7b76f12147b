import { parseRows } from './parse-rows.ts'

/** Rarer in running text before commoner: of two that part the rows equally well, the first is meant. */
const delimiters = ['\t', ';', '|', ','] as const
const sampleCharacters = 65_536
const sampleRows = 200
/** Shares of rows that count as equal. */
const nearly = 0.02

/** The delimiter that parts most rows of a text's beginning into the same number of cells; a comma where none does. */
export function delimiterOf(text: string): string {
  const cut = text.length > sampleCharacters ? text.lastIndexOf('\n', sampleCharacters) : text.length
  const sample = text.slice(0, cut > 0 ? cut : sampleCharacters)
  let [best, bestShare] = [',', 0]
  for (const delimiter of delimiters) {
    const share = evenShare(sample, delimiter)
    if (share > bestShare + nearly) [best, bestShare] = [delimiter, share]
  }
  return best
}

/** Share of rows that have the commonest number of cells, if that is two or more. */
function evenShare(sample: string, delimiter: string): number {
  const widths = new Map<number, number>()
  let rows = 0
  for (const { length } of parseRows(sample, delimiter)) {
    rows += 1
    widths.set(length, (widths.get(length) ?? 0) + 1)
    if (rows === sampleRows) break
  }
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [1, 0]
  return width < 2 ? 0 : count / rows
}
