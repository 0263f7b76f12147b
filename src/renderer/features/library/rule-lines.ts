/** The globs of a field with one on each line. */
export function globsOf(text: string): string[] {
  return [...new Set(text.split('\n').flatMap((line) => line.trim() || []))]
}

/** Globs as the text of such a field. */
export function textOf(globs: readonly string[]): string {
  return globs.join('\n')
}
