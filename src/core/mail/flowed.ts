/**
 * Plain text sent as `format=flowed` (RFC 3676): soft-broken lines of a paragraph are joined, stuffed spaces go, quote
 * marks stay as `> `. `delSp`: the space that marks a soft break goes with it.
 */
export function unwrapFlowed(text: string, delSp: boolean): string {
  const lines: string[] = []
  let open: { depth: number } | undefined
  for (const raw of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(raw)?.[0] ?? ''
    const content = raw.slice(marks.length).replace(/^ /, '')
    // `-- ` ends a body and never flows.
    const flows = content.endsWith(' ') && content !== '-- '
    const kept = flows && delSp ? content.slice(0, -1) : content
    const joins = open?.depth === marks.length && content !== '-- '
    if (joins) lines[lines.length - 1] += kept
    else lines.push(marks === '' ? kept : `${marks} ${kept}`)
    open = flows ? { depth: marks.length } : undefined
  }
  return lines.join('\n')
}
