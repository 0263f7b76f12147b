export type Tokenizer = {
  /** Tokens without special ones. */
  count(text: string): number
}
