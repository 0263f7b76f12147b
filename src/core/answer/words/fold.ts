/** Text for comparing: NFKC, lower case, straight quotes and dashes, no accents, no soft hyphens. Length may change. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mn}\u00ad\u200b-\u200d\ufeff]/gu, '')
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
}

/** `fold` with every run of white space as one space and none at the ends. */
export function foldSpaces(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}
