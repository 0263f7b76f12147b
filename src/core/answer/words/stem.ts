const vowel = /[aeiouy]/
const doubled = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/

/**
 * A light stem of a folded English word: plurals, -ed, -ing, -ion, -ly and a final e go, so that forms of one word
 * meet ("invading" and "invade", "activation" and "activated"). Other words come back as they are.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  let root = word
  if (root.endsWith('ies') && root.length > 4) root = `${root.slice(0, -3)}y`
  else if (/(ss|x|z|ch|sh)es$/.test(root)) root = root.slice(0, -2)
  else if (/[^su]s$/.test(root)) root = root.slice(0, -1)
  root = cut(root, 'ing') ?? cut(root, 'ed') ?? cut(root, 'ly') ?? root
  if (/[st]ions?$/.test(root) && root.length > 6) root = root.replace(/ions?$/, '')
  if (root.endsWith('e') && root.length > 3) root = root.slice(0, -1)
  return root.endsWith('i') ? `${root.slice(0, -1)}y` : root
}

function cut(word: string, suffix: string): string | undefined {
  if (!word.endsWith(suffix)) return undefined
  const rest = word.slice(0, -suffix.length)
  if (rest.length < 3 || !vowel.test(rest)) return undefined
  return suffix !== 'ly' && doubled.test(rest) && !/(ll|ss)$/.test(rest) ? rest.slice(0, -1) : rest
}
