/**
 * What a file's name says of versions. `key`: the name without its extension and the marks of versions, folded, so that
 * versions of one file share it; '' where nothing else is left. `number`: of "v2", "Version 2.1", "rev. 3". `stage`: how
 * far it had come, -1 for a draft to 3 where it is signed. `copied`: it carries no mark but that of a copy, as browsers
 * and file managers make them.
 */
export type VersionName = { key: string; number: number | undefined; stage: number; copied: boolean }

/** Words that mark a version, by stage, in the languages of the library. */
const stageWords: Readonly<Record<number, string>> = {
  [-1]: 'draft|entwurf|brouillon|borrador|bozza|wip|working copy',
  0: 'redline|redlined|marked|markup|blackline|comments|commented|änderungsfassung',
  1: 'clean|revised|rev|updated|überarbeitet|bereinigt|neu|new',
  2: 'final|endfassung|reinfassung|finale|définitif|definitivo|latest',
  3: 'signed|executed|countersigned|unterschrieben|unterzeichnet|gezeichnet|signé|firmado|firmato',
}
const stageOf = new Map(
  Object.entries(stageWords).flatMap(([stage, words]) =>
    words.split('|').map((word) => [word, Number(stage)] as const),
  ),
)
const anyStage = [...stageOf.keys()].join('|')

const extension = /\.[\p{L}\d]{1,5}$/u
const number =
  /(?:^|[\s([])(?:v|ver|vers|version|fassung|rev|revision|revised|draft|entwurf)\.?\s*(\d{1,3})(?:[.](\d{1,3}))?[)\]]?$/u
const stageAfter = new RegExp(`(?:^|[\\s([])(${anyStage})\\.?[)\\]]?$`, 'u')
const stageBefore = new RegExp(`^[([]?(${anyStage})[)\\]]?[\\s:]+(?=\\S)`, 'u')
const copyMarks = [
  /(?:\s*\(\d{1,3}\)|(?:^|\s)(?:copy|kopie|copie|copia)(?:\s*\(?\d{1,3}\)?)?)$/u,
  /^(?:copy(?: \(?\d+\)?)? of|kopie(?: \(?\d+\)?)? von|copie de|copia de|copia di)\s+/u,
]

/** Reads the marks of versions off a file's name: from its end, and from its beginning. */
export function versionNameOf(fileName: string): VersionName {
  let rest = fileName.normalize('NFKC').toLowerCase().replace(extension, '')
  rest = rest.replace(/[_\s–—-]+/gu, ' ').trim()
  const found: VersionName = { key: '', number: undefined, stage: 0, copied: false }
  let named = false
  for (let before: string | undefined; before !== rest; ) {
    before = rest
    const version = number.exec(rest)
    if (version) {
      found.number ??= Number(version[1]) + Number(version[2] ?? 0) / 1000
      rest = rest.slice(0, version.index)
    }
    const after = stageAfter.exec(rest)
    if (after) rest = rest.slice(0, after.index)
    const first = stageBefore.exec(rest)
    if (first) rest = rest.slice(first[0].length)
    for (const word of [after?.[1], first?.[1]]) {
      const stage = word === undefined ? 0 : (stageOf.get(word) ?? 0)
      if (Math.abs(stage) > Math.abs(found.stage)) found.stage = stage
    }
    named ||= version !== null || after !== null || first !== null
    const uncopied = copyMarks.reduce((text, mark) => text.replace(mark, ''), rest)
    found.copied ||= uncopied !== rest
    rest = uncopied.replace(/^[\s.,;([]+|[\s.,;([]+$/gu, '')
  }
  return { ...found, key: rest, copied: found.copied && !named }
}
