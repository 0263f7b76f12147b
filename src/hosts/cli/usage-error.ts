/** Wrong use of the command line; the message is a sentence of the catalogue. The process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
