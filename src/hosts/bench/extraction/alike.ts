/**
 * The normalisation under which a sentence of another reader and the stored text are compared: compatibility forms
 * (ligatures, no-break spaces) resolved, quotation marks alike, hyphens, dashes,
 * asterisks (Markdown's marks) and all white space left out.
 */
export function alike(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201A\u201B\u2032`´]/g, "'")
    .replace(/[\u201C-\u201F\u2033«»]|''/g, '"')
    .replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFFFE\u0000-\u001F]|[-*\u2010-\u2015\u2212]/g, '')
}

/** Words of a text for token recall, lower-cased. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Share of the reference's words, counted with repeats, that the text holds. */
export function tokenRecall(reference: string, text: string): number {
  const have = new Map<string, number>()
  for (const word of wordsOf(text)) have.set(word, (have.get(word) ?? 0) + 1)
  const wanted = wordsOf(reference)
  let found = 0
  for (const word of wanted) {
    const left = have.get(word) ?? 0
    if (left === 0) continue
    found += 1
    have.set(word, left - 1)
  }
  return wanted.length === 0 ? 1 : found / wanted.length
}
