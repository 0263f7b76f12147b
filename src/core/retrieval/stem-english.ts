const vowel = '[aeiouy]'
const doubled = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/
const exceptions = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ['sky', 'sky'],
  ['news', 'news'],
  ['howe', 'howe'],
  ['atlas', 'atlas'],
  ['cosmos', 'cosmos'],
  ['bias', 'bias'],
  ['andes', 'andes'],
])
const keptAfterPlural = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed'])

const step2: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
]
const step3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]
const step4 = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'ion',
  'al',
  'er',
  'ic',
]

/** Where region R1 begins: after the first non-vowel that follows a vowel, from `from` on. */
function regionAfter(word: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from))
  return match ? from + match.index + 2 : word.length
}

const endsShort = (word: string): boolean =>
  /^[aeiouy][^aeiouy]$/.test(word) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word)

/** English stem of a lower-case word: the Snowball "English" (Porter2) algorithm, snowballstem.org. */
export function stemEnglish(input: string): string {
  if (input.length <= 2) return input
  const exception = exceptions.get(input)
  if (exception !== undefined) return exception
  let word = input
    .replace(/^'/, '')
    .replace(/^y/, 'Y')
    .replace(/([aeiou])y/g, '$1Y')
  const prefix = /^(?:gener|commun|arsen)/.exec(word)
  const r1 = prefix ? prefix[0].length : regionAfter(word, 0)
  const r2 = regionAfter(word, r1)

  word = word.replace(/'(?:s'?)?$/, '')
  if (word.endsWith('sses')) word = word.slice(0, -2)
  else if (/ie[ds]$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1)
  else if (/[^us]s$/.test(word) && new RegExp(`${vowel}.+s$`).test(word)) word = word.slice(0, -1)
  if (keptAfterPlural.has(word)) return word

  const eed = /eed(?:ly)?$/.exec(word)
  if (eed) {
    if (eed.index >= r1) word = `${word.slice(0, eed.index)}ee`
  } else {
    const past = /(?:ed|ing)(?:ly)?$/.exec(word)
    if (past && /[aeiouy]/.test(word.slice(0, past.index))) {
      word = word.slice(0, past.index)
      if (/(?:at|bl|iz)$/.test(word)) word += 'e'
      else if (doubled.test(word)) word = word.slice(0, -1)
      else if (endsShort(word) && r1 >= word.length) word += 'e'
    }
  }
  if (/[^aeiouy][yY]$/.test(word) && word.length > 2) word = `${word.slice(0, -1)}i`

  const second = step2.find(([suffix]) => word.endsWith(suffix))
  if (second && word.length - second[0].length >= r1) {
    const stem = word.slice(0, -second[0].length)
    const allowed = second[0] === 'ogi' ? stem.endsWith('l') : second[0] !== 'li' || /[cdeghkmnrt]$/.test(stem)
    if (allowed) word = stem + second[1]
  }
  const third = step3.find(([suffix]) => word.endsWith(suffix))
  if (third && word.length - third[0].length >= (third[0] === 'ative' ? r2 : r1))
    word = word.slice(0, -third[0].length) + third[1]
  const fourth = step4.find((suffix) => word.endsWith(suffix))
  if (fourth && word.length - fourth.length >= r2) {
    const stem = word.slice(0, -fourth.length)
    if (fourth !== 'ion' || /[st]$/.test(stem)) word = stem
  }
  if (word.endsWith('e')) {
    const at = word.length - 1
    if (at >= r2 || (at >= r1 && !endsShort(word.slice(0, -1)))) word = word.slice(0, -1)
  } else if (word.endsWith('ll') && word.length - 1 >= r2) word = word.slice(0, -1)
  return word.replace(/Y/g, 'y')
}
