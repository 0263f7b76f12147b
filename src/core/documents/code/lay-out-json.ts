import { jsonTokens } from './json-tokens.ts'

/** Deeper levels are not moved further to the right, so that no nesting makes a file many times longer. */
const deepestIndent = 8
/** Values of a list stand side by side up to this width. */
const width = 100

/**
 * The lines of a JSON text that was written on one: a member a line, simple values of a list side by side. Every token
 * is kept as it is written, also where the text is no JSON.
 */
export function* layOutJson(text: string): Generator<string> {
  const open: ('{' | '[')[] = []
  let line = ''
  const indent = (): string => '  '.repeat(Math.min(open.length, deepestIndent))
  let before = ''
  for (const { type, text: token } of jsonTokens(text)) {
    const opens = token === '{' || token === '['
    const closes = token === '}' || token === ']'
    if (closes) {
      open.pop()
      const isEmpty = before === '{' || before === '['
      if (!isEmpty && token === '}' && line.trim() !== '') {
        yield line
        line = ''
      }
      line = line === '' ? indent() + token : line + token
    } else if (type === 'mark' && !opens) {
      line += token === ':' ? ': ' : token
    } else {
      // An opening mark and the first member of an object begin a line; so does what would make a list too wide.
      const begins =
        before === '{' ||
        (before === ',' && (open.at(-1) === '{' || opens)) ||
        (before === '[' && opens) ||
        (before === '' && line !== '') ||
        line.length + token.length > Math.max(width, indent().length + token.length)
      if (begins && before !== ':' && line.trim() !== '') {
        yield line
        line = ''
      }
      if (line === '') line = indent()
      else if (before !== '[' && before !== '{' && before !== ':') line += ' '
      line += token
      if (opens) open.push(token)
    }
    before = token
  }
  if (line.trim() !== '') yield line
}
