/** Fewer characters than this tell nothing. */
const leastCharacters = 20
const leastLetters = 200
/** A page's beginning tells; all of it would cost as much time as reading it. */
const sampleLength = 3_000
const wordsLength = 800
/** Share of signs that stand for no character. */
const mostNameless = 0.25
const mostNamelessBesideWords = 0.5
/** How much a text of words is like some language, by eld: real text of 60 languages from 0.38 on, ciphers up to 0.37. */
const notAWord = 0.22
const hardlyAWord = 0.35
/** Share of vowels among the letters of languages in Latin script. */
const [fewestVowels, mostVowels] = [0.3, 0.55]

/**
 * Whether a page's text is not what the page shows: glyph numbers, private-use and replacement characters, UTF-8 read as
 * Latin-1, or letters that make no words of any language. Texts of numbers, code and other scripts are not.
 */
export async function isGarbled(page: string): Promise<boolean> {
  const text = page.slice(0, sampleLength)
  const signs = text.replace(/\s+/g, '').length
  if (signs < leastCharacters) return false
  const letters = text.replace(/\P{L}+/gu, '').length
  const nameless = namelessSigns(text)
  if (nameless > signs * (letters > signs * 0.3 ? mostNamelessBesideWords : mostNameless)) return true
  if (glyphNumbers(text) > signs * 0.3) return true
  const misread = text.match(/[ÂÃâÐÑ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g)?.length ?? 0
  if (misread >= 8 && misread > letters * 0.04) return true
  return makesNoWords(text)
}

/** Private use, replacement and control characters, and code points that no character has. */
function namelessSigns(text: string): number {
  return text.match(/[\uFFFD\p{Co}\p{Cn}\u0080-\u009F\u0001-\u0008\u000E-\u001F]/gu)?.length ?? 0
}

/** Signs of names that writers give to glyphs without a character: `(cid:12)`, `/g34`, `/G0F`. */
function glyphNumbers(text: string): number {
  return [...text.matchAll(/\(cid:\d+\)|\/(?:g|G|glyph|cid|C)\d[0-9A-F]*\b/g)].reduce(
    (sum, [one]) => sum + one.length,
    0,
  )
}

async function makesNoWords(text: string): Promise<boolean> {
  const sample = text.slice(0, wordsLength)
  const letters = sample.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{sc=Latin}/u.test(letter)).length
  if (latin < leastLetters || latin < letters.length * 0.8 || new Set(letters).size < 12) return false
  const { eld } = await import('eld/small')
  const likeness = Math.max(0, ...Object.values(eld.detect(sample).getScores() as Record<string, number>))
  if (likeness < notAWord) return true
  if (likeness >= hardlyAWord) return false
  const vowels = sample.normalize('NFD').match(/[aeiouyæœøı]/gi)?.length ?? 0
  return vowels < letters.length * fewestVowels || vowels > letters.length * mostVowels
}
