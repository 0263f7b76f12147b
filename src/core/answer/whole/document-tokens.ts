import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { recentValues } from '../../recent-values.ts'
import { documentText } from '../prompt/document-text.ts'

/** How many tokens documents have. `exact`: every one was counted. */
export type Measured = { tokens: number; exact: boolean; each: ReadonlyMap<string, number> }

/** Characters of a token, as few as any text has for long: what is estimated above the room is so for certain. */
export const mostCharactersPerToken = 6
const usualCharactersPerToken = 4
const kept = recentValues<number>(5000)

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
  return kept.of(key, () => {
    const { seams } = model.layOut([{ role: 'system', text: ['', documentText(text, revisionId), ''] }])
    return (seams[1] ?? 0) - (seams[0] ?? 0)
  })
}
