/**
 * Reference Markdown without what its writer added: comments, link targets, midnight behind a date, tables of charts; and
 * without the dots that lead to page numbers, which Carrel leaves out.
 */
export function plainOf(markdown: string): string {
  return withoutMidnight(markdown)
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/(?:Line|Scatter|Bar) chart\n\n(?:\|.*\n?)+/g, '')
    .replace(/\]\((?:[^()]|\([^()]*\))*\)/g, ']')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\\_/g, '_')
    .replace(/\.(?: \.){3,}(?= ?\|)/g, '')
    .replace(/(?<=\| )\. (?=[\divxlc]+ \|)/g, '')
}

/** A text without the time of dates that have none. */
export function withoutMidnight(text: string): string {
  return text.replace(/(?<=\d) 0?0:00:00/g, '')
}
