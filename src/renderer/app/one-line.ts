/** Words of a document on one line: white space is a single space, and the cells of a table row stand apart. */
export function oneLine(text: string): string {
  return text
    .trim()
    .replace(/[^\S\n]*\t\s*/g, '\u2003')
    .replace(/[^\S\u2003]+/g, ' ')
}
