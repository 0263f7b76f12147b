/**
 * A second opinion on supported sentences that shares no code with the program: every number, date part and name of a
 * sentence must stand in the words it cites. Names are capitalised tokens that neither open the sentence nor stand in
 * the question. Returns what is lacking.
 */
export function lackingIn(sentence: string, cited: string, question: string): string[] {
  const source = plain(cited)
  const sourceNumbers = new Set(numerals(cited))
  const asked = new Set(plain(question).split(' '))
  const held = new Set(source.split(' '))
  const lacking = numerals(sentence).filter((number) => !sourceNumbers.has(number) && !spelledOut(number, source))
  const tokens = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []
  for (const [index, token] of tokens.entries()) {
    if (index === 0 || !/^\p{Lu}/u.test(token) || token === 'I') continue
    for (const part of plain(token).split(' ')) {
      if (part !== '' && !/^\d+$/.test(part) && !asked.has(part) && !held.has(part)) lacking.push(token)
    }
  }
  return lacking
}

/** Lower-case words parted by single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function numerals(text: string): string[] {
  const joined = text.replace(/ @([.,])@ /g, '$1').replace(/(\d),(?=\d{3}\b)/g, '$1')
  return (joined.match(/\d+(?:\.\d+)?/g) ?? []).map((number) => String(Number(number)))
}

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

function spelledOut(number: string, source: string): boolean {
  const word = words[Number(number)]
  return word !== undefined && source.split(' ').includes(word)
}
