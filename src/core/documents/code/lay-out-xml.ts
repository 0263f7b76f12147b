/**
 * The lines of markup that was written on one: a line ends between two tags. Text between tags is never touched, so
 * the lines joined are the text.
 */
export function* layOutXml(text: string): Generator<string> {
  let start = 0
  for (let end = text.indexOf('><'); end >= 0; end = text.indexOf('><', end + 1)) {
    // Short elements share a line, as `<b>`, its text and its end do.
    if (end + 1 - start < shortest) continue
    yield text.slice(start, end + 1)
    start = end + 1
  }
  yield text.slice(start)
}

const shortest = 60
