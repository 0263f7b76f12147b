import { sentencesOf, type TextRange } from '../documents/sentences.ts'

/** A piece holds about as much as a passage of a document; a "sentence" longer than the longest is cut. */
const usual = 600
const longest = 2000

/** A text as pieces of whole sentences in order; a blank line ends a piece that is not tiny. */
export function piecesOf(text: string): TextRange[] {
  const pieces: TextRange[] = []
  let open: TextRange | undefined
  for (const sentence of sentencesOf(text).flatMap(cut)) {
    const gap = open === undefined ? '' : text.slice(open.end, sentence.start)
    const parted = /\n\s*\n/.test(gap) && open !== undefined && open.end - open.start > usual / 4
    if (open && !parted && sentence.end - open.start <= usual) open.end = sentence.end
    else {
      open = { ...sentence }
      pieces.push(open)
    }
  }
  return pieces
}

function cut({ start, end }: TextRange): TextRange[] {
  const parts: TextRange[] = []
  for (let from = start; from < end; from += longest) parts.push({ start: from, end: Math.min(end, from + longest) })
  return parts
}
