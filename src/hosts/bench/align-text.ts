/** Letters and digits of a text, lower case, with the offset of each; everything else is left out. */
type Letters = { text: string; at: number[] }

function lettersOf(text: string): Letters {
  const at: number[] = []
  const letters: string[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const [first] = match[0].toLowerCase()
    letters.push(first ?? '')
    at.push(match.index)
  }
  return { text: letters.join(''), at }
}

const probe = 24
const reach = 4_000

/**
 * Maps offsets of stored texts to offsets of the original they were read from, by their letters and digits in order
 * (white space, punctuation, case and dropped or moved marks do not matter). Returns for each stored text a function
 * from a range to the original's range; undefined where no letter of the range was found.
 */
export function alignTexts(
  original: string,
  stored: readonly string[],
): ((start: number, end: number) => { start: number; end: number } | undefined)[] {
  const source = lettersOf(original)
  let from = 0
  return stored.map((text) => {
    const page = lettersOf(text)
    const places = new Int32Array(text.length).fill(-1)
    for (let letter = 0; letter < page.at.length; letter += 1) {
      if (page.text[letter] !== source.text[from]) {
        const next = source.text.indexOf(page.text.slice(letter, letter + probe), from)
        if (next < 0 || next - from > reach) continue
        from = next
      }
      places[page.at[letter] ?? 0] = source.at[from] ?? -1
      from += 1
    }
    return (start, end) => {
      const found = [...places.subarray(start, end)].filter((place) => place >= 0)
      const [first, last] = [found[0], found.at(-1)]
      return first === undefined || last === undefined ? undefined : { start: first, end: last + 1 }
    }
  })
}
