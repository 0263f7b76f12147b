const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ')
const tens = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ordinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** A whole number in English words as Word prints it: `One hundred twenty-one`; digits from a million on. */
export function cardinalWords(value: number): string {
  if (value < 0 || value >= 1_000_000) return String(value)
  return capitalised(words(value))
}

/** The place of a whole number in English words: `Twenty-first`. */
export function ordinalWords(value: number): string {
  if (value < 0 || value >= 1_000_000) return String(value)
  const text = words(value)
  const last = /[a-z]+$/.exec(text)?.[0] ?? ''
  return capitalised(text.slice(0, text.length - last.length) + (ordinals[last] ?? `${last.replace(/y$/, 'ie')}th`))
}

function words(value: number): string {
  if (value < 20) return small[value] ?? ''
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${small[value % 10]}`}`
  const [size, name] = value < 1_000 ? [100, 'hundred'] : [1_000, 'thousand']
  const rest = value % size
  return `${words(Math.floor(value / size))} ${name}${rest === 0 ? '' : ` ${words(rest)}`}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
