import { AssistantError } from '../../../api/error.ts'

/** Counts what a file makes of its bytes, so that repeated strings and cells cannot fill the memory. */
export type Budget = { take(characters: number): void }

const mostCharacters = 128 * 1024 * 1024
const mostCells = 8_000_000
/** What a cell takes beside its text, in characters; about. */
const megabytes = 1_024

/** A budget for one file. `take` throws `document-too-hungry` when the file shows more than any real one. */
export function openBudget(): Budget {
  let [characters, cells] = [0, 0]
  return {
    take(length) {
      characters += length
      cells += 1
      if (characters > mostCharacters || cells > mostCells)
        throw new AssistantError('document-too-hungry', { megabytes })
    },
  }
}
