const mostParts = 40
const longestPart = 160

/** Controls and marks that turn the direction of what follows, by which a name can look like another. */
const unseen = /[\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g

/**
 * A path of an archive as a member's name: parts separated by `/`, none of which leads elsewhere (`..`, drives, roots),
 * in Unicode's composed form, each cut to a length that file systems take. `unnamed` where nothing is left.
 */
export function memberPath(path: string): string {
  const parts = path
    .split(/[/\\]/)
    .map(memberPart)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
  return parts.slice(-mostParts).join('/') || 'unnamed'
}

/** One part of a member's name: no separators, controls or surrogates alone; '' where nothing is left. */
export function memberPart(text: string): string {
  const name = text
    .toWellFormed()
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[/\\]+/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  if (name.length <= longestPart) return name
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  return (
    name
      .slice(0, longestPart - extension.length)
      .toWellFormed()
      .replace(/\uFFFD$/, '')
      .trimEnd() + extension
  )
}

/** Makes names unlike: one that was given before becomes `name (2).ext`. Letter case alone makes no difference. */
export function unlikeNames(): (name: string) => string {
  const given = new Map<string, number>()
  return (name) => {
    const key = name.toLowerCase()
    const count = given.get(key) ?? 0
    given.set(key, count + 1)
    if (count === 0) return name
    const [, stem = name, extension = ''] = /^([^]*[^/])(\.[A-Za-z0-9]{1,10})$/.exec(name) ?? []
    for (let number = count + 1; ; number += 1) {
      const other = `${stem} (${number})${extension}`
      if (given.has(other.toLowerCase())) continue
      given.set(key, number)
      given.set(other.toLowerCase(), 1)
      return other
    }
  }
}

/** What systems leave behind beside files. */
export function isJunk(path: string): boolean {
  return /(?:^|[/\\])(?:__MACOSX[/\\]|(?:\.DS_Store|\._[^/\\]*|Thumbs\.db|ehthumbs\.db|desktop\.ini)$)/i.test(path)
}
