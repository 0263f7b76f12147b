/**
 * What a piece of text is: `whole`: a sentence that stands by itself; `part`: an item of a list or a line without a full stop;
 * `rest`: a heading, a row of a table, figures.
 */
export type SentenceForm = 'whole' | 'part' | 'rest'

const [fewestWords, mostWords, longest] = [5, 70, 600]
const ended = /[.!?…。！？]["'”’»)\]]*$/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** What a sentence on one line is; `lowerCase`: the document is written without capitals. */
export function formOf(text: string, lowerCase: boolean): SentenceForm {
  const words = unspaced.test(text) ? Math.ceil(text.length / 2) : text.split(' ').length
  const signs = text.replace(/\s/g, '').length
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  if (letters < signs * 0.6 || /\.{4,}|(?: \.){4,}|_{3,}|[|\t]/.test(text)) return 'rest'
  if (words < fewestWords || capitals > letters * 0.6) return 'rest'
  if (/[:：]$/.test(text)) return 'rest'
  if (words > mostWords || text.length > longest) return 'part'
  const begins = lowerCase || /^["'“‘«„([]*[^\p{Ll}\s"'“‘«„([,;:.)\]]/u.test(text)
  return begins && ended.test(text) ? 'whole' : 'part'
}
