const longest = 80

/** What a summary is called until it is renamed: the titles of its documents, as many as fit. */
export function titleOf(titles: readonly string[]): string {
  const line = titles.join(', ').replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').replace(/,$/, '')}…`
}
