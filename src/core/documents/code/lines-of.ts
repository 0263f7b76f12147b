/** The lines of a text, one at a time: a copy of all of them would double a large file. */
export function* linesOf(text: string): Generator<string> {
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end)
    start = end + 1
  }
  yield text.slice(start)
}

/** Lines longer than this were written by no one: the file is laid out anew. */
const longestWritten = 2_000

/** Whether a text has a line that is too long to be read. */
export function hasLongLine(text: string): boolean {
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > longestWritten) return true
    start = end + 1
  }
  return text.length - start > longestWritten
}
