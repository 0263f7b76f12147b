const TAIL = 9

/** A name in two parts: what may be cut, and the end that stays ("Lease Bergstra", "ße 12.pdf"). Never splits a surrogate pair. */
export function splitName(name: string): readonly [string, string] {
  const letters = [...name]
  if (letters.length <= TAIL + 3) return [name, '']
  return [letters.slice(0, -TAIL).join(''), letters.slice(-TAIL).join('')]
}
