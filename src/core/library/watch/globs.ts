import picomatch from 'picomatch'

/**
 * Whether a path with `/` fits one of the globs (as in picomatch); a glob without `/` means a name at any depth, one that
 * names a folder all that is in it.
 */
export function globMatcher(globs: readonly string[]): (way: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const plain = plainOf(glob)
    const anywhere = glob.startsWith('/') || plain.includes('/') ? plain : `**/${plain}`
    return plain === '' ? [] : [anywhere, `${anywhere}/**`]
  })
  return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true })
}

/** Whether a glob can mean something: its brackets are paired, it leads to no folder above, and it is not empty. */
export function isGlob(glob: string): boolean {
  const plain = plainOf(glob.trim())
  if (plain === '' || plain.split('/').includes('..') || /^[A-Za-z]:/.test(plain)) return false
  try {
    picomatch.makeRe(plain, { dot: true, strictBrackets: true })
    return true
  } catch {
    return false
  }
}

function plainOf(glob: string): string {
  return glob
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\/+$/, '')
}
