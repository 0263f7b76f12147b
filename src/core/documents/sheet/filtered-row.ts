/**
 * The header row, counted from 0, of a range with filter buttons (ODF 1.3 part 3, 9.4.15); undefined where the range has
 * none. The address reads `Sheet1.A5:Sheet1.D20` or `$'My sheet'.$A$5:...`.
 */
export function filteredRow(attributes: Readonly<Record<string, string>>): { sheet: string; row: number } | undefined {
  const shown = attributes['table:display-filter-buttons'] === 'true'
  if (!shown || attributes['table:contains-header'] === 'false') return undefined
  const address = /^\$?(?:'((?:[^']|'')*)'|([^'.]+))\.\$?[A-Z]+\$?(\d+)/.exec(
    attributes['table:target-range-address'] ?? '',
  )
  if (address === null) return undefined
  return { sheet: address[1]?.replaceAll("''", "'") ?? address[2] ?? '', row: Number(address[3]) - 1 }
}
