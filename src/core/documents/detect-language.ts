/** Letters that a guess needs; the first pages are enough, and more only costs time. */
const leastLetters = 20
/** As many characters of a text as a guess looks at. */
export const languageSample = 4_000

/** ISO 639-1 code of a text's language, `und` where there is too little text to tell. */
export async function detectLanguage(text: string): Promise<string> {
  const sample = text.slice(0, languageSample)
  if ((sample.match(/\p{L}/gu) ?? []).length < leastLetters) return 'und'
  const { eld } = await import('eld/small')
  return eld.detect(sample).language || 'und'
}
