/** Where a text starts to go round: the offset at which a run of words is said again in a row; undefined if it does not. */
export function loopStart(text: string): number | undefined {
  const words = [...text.matchAll(/\S+/g)]
  const folded = words.map((word) => word[0].toLowerCase())
  for (let length = 1; length <= Math.min(20, folded.length / 2); length++) {
    const needed = length === 1 ? 4 : length < 4 ? 3 : 2
    if (folded.length < length * needed) continue
    const tail = folded.slice(-length).join(' ')
    const repeats = Array.from({ length: needed }, (_, index) => {
      const end = folded.length - index * length
      return folded.slice(end - length, end).join(' ')
    })
    if (repeats.every((part) => part === tail)) return words[folded.length - length * (needed - 1)]?.index
  }
  return undefined
}
