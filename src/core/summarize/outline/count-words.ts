const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** How many words a text has: runs between white space that hold a letter or digit; scripts without spaces count two characters a word. */
export function countWords(text: string): number {
  const spaced = text.match(/[^\s\p{L}\p{N}]*[\p{L}\p{N}]\S*/gu)?.length ?? 0
  const without = text.match(unspaced)?.length ?? 0
  return without === 0
    ? spaced
    : Math.ceil(without / 2) + (text.replace(unspaced, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0)
}
