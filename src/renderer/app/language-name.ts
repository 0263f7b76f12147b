const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** The English name of a language by its ISO 639 code, or a language pack by its name ("deu", "chi_sim"). */
export function languageName(code: string): string {
  try {
    return names.of(code.replace(/_.*/, '')) ?? code
  } catch {
    return code
  }
}
