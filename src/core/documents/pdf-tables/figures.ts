/** Numbers with their signs, percentages, dashes. */
export function isFigure(text: string): boolean {
  return /^[\s$€£¥()+\-–—−.,:;/%*\d]*$/.test(text) && /[\d–—-]/.test(text)
}

/** A year alone, which heads a column rather than stands in it. */
export function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text)
}
