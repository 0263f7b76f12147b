import type { LanguageModel, ScopedDocument, TextStore } from '../../ports.ts'
import { documentText } from '../prompt/document-text.ts'

/** How many tokens documents have. `exact`: every one was counted. */
export type Measured = { tokens: number; exact: boolean; each: ReadonlyMap<string, number> }

/** Characters of a token, as few as any text has for long: what is estimated above the room is so for certain. */
const mostCharactersPerToken = 6
const usualCharactersPerToken = 4
const mostKept = 5000
const kept = new Map<string, number>()

/**
 * Tokens of each document by its revision, counted where they may all fit into `room` together, otherwise estimated from
 * their length. Counts are remembered until pages are recognised, which changes the chunks.
 */
export function measureDocuments(
  text: Pick<TextStore, 'revision' | 'pages'>,
  model: Pick<LanguageModel, 'info' | 'layOut'>,
  documents: readonly ScopedDocument[],
  room: number,
): Measured {
  const characters = documents.reduce((sum, document) => sum + document.characters, 0)
  const exact = characters / mostCharactersPerToken <= room
  const each = new Map(
    documents.map((document) => [document.revisionId, exact ? count(text, model, document) : estimate(document)]),
  )
  return { tokens: [...each.values()].reduce((sum, tokens) => sum + tokens, 0), exact, each }
}

function estimate({ characters }: ScopedDocument): number {
  return Math.ceil(characters / usualCharactersPerToken)
}

function count(
  text: Pick<TextStore, 'revision' | 'pages'>,
  model: Pick<LanguageModel, 'info' | 'layOut'>,
  { revisionId }: ScopedDocument,
): number {
  const revision = text.revision(revisionId)
  const key = `${model.info.id} ${revisionId} ${revision?.pagesRead} ${revision?.chunks}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { seams } = model.layOut([{ role: 'system', text: ['', documentText(text, revisionId), ''] }])
  const tokens = (seams[1] ?? 0) - (seams[0] ?? 0)
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(key, tokens)
  return tokens
}
