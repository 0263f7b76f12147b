/** Whether a document is a text that was given in place of a file: its bytes lie with Carrel's own, below their digest. */
export function isKeptText(path: string): boolean {
  return /[\\/]files[\\/][\da-f]{64}[\\/][^\\/]+\.txt$/.test(path)
}
