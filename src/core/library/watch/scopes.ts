import platformPath, { type PlatformPath } from 'node:path'

/** Paths to look at: each once, none within another, in order. */
export function scopesOf(paths: Iterable<string>, path: PlatformPath = platformPath): string[] {
  const sorted = [...new Set(paths)].sort((a, b) => a.length - b.length)
  const kept = new Set<string>()
  for (const one of sorted) if (!isCovered(one, kept, path)) kept.add(one)
  return [...kept].sort()
}

function isCovered(one: string, kept: ReadonlySet<string>, path: PlatformPath): boolean {
  for (let at = one; ; ) {
    if (kept.has(at)) return true
    const above = path.dirname(at)
    if (above === at) return false
    at = above
  }
}
