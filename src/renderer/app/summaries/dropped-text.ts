import { say } from '../../../messages/say.ts'
import type { GivenText } from './summarise.ts'

const LONGEST_TITLE = 80

/** A text as a document of its own, called by its first line; undefined where it holds no words, or only an address. */
export function textGiven(text: string): GivenText | undefined {
  const plain = text.replace(/\r\n?/g, '\n').trim()
  if (!/[\p{L}\p{N}]/u.test(plain) || /^\w+:\/\/\S+$/.test(plain)) return undefined
  const line = (plain.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '').replace(/\s+/g, ' ').trim()
  return { title: shortened(line) || say('summaries', 'textTitle'), text: plain }
}

function shortened(line: string): string {
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.slice(0, LONGEST_TITLE)
  const space = cut.lastIndexOf(' ')
  return `${(space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\s,;:]+$/, '')}…`
}
