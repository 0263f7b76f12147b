/**
 * Pieces of at most `limit` characters, each trimmed and non-empty; a piece ends at a line's end, else at a sentence's,
 * else at a space, whichever of these lies in its last half, else at the limit (never within a surrogate pair).
 */
export function splitLongText(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const end = cutPlace(rest, limit)
    const piece = rest.slice(0, end).trim()
    if (piece !== '') pieces.push(piece)
    rest = rest.slice(end).trim()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

/** Where a text that is longer than `limit` is best cut. */
export function cutPlace(text: string, limit: number): number {
  const head = text.slice(0, limit)
  const least = limit / 2
  const line = head.lastIndexOf('\n')
  if (line > least) return line
  const sentence = Math.max(...['. ', '? ', '! ', '。'].map((mark) => head.lastIndexOf(mark)))
  if (sentence > least) return sentence + 1
  const space = head.lastIndexOf(' ')
  if (space > least) return space
  return /[\uD800-\uDBFF]$/.test(head) ? limit - 1 : limit
}
