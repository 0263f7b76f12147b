import type { ChatTurn } from '../../ports/generation.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { documentText } from './document-text.ts'
import { fillTemplate, type PromptTemplates } from './template.ts'

type PrefixDeps = { text: Pick<TextStore, 'revision' | 'pages'>; prompts: Pick<PromptTemplates, 'documents'> }

const place = '{{documents}}'

/**
 * The rules and these documents in full, in this order, as the turns that every prompt over them begins with. The
 * seams of the first turn stand before each document and after the last.
 */
export function documentTurns(
  { text, prompts }: PrefixDeps,
  revisionIds: readonly string[],
  values: Readonly<Record<string, string>>,
): { turns: ChatTurn[]; prefill: string } {
  const { turns, prefill } = fillTemplate(prompts.documents, { ...values, documents: place })
  const [first, ...others] = turns
  const rules = typeof first?.text === 'string' ? first.text : ''
  const at = rules.indexOf(place)
  const pieces = [
    rules.slice(0, at),
    ...revisionIds.map((id) => documentText(text, id)),
    rules.slice(at + place.length),
  ]
  return { turns: [{ role: first?.role ?? 'system', text: pieces }, ...others], prefill }
}

/**
 * The tokens of the rules and the documents alone: `tokens` is how every prompt over them begins; `keepTokens` says how many
 * of them stand before the end of each document, in order.
 */
export function documentPrefix(
  deps: PrefixDeps,
  model: Pick<LanguageModel, 'layOut'>,
  revisionIds: readonly string[],
): { tokens: number[]; keepTokens: number[] } {
  const { turns } = documentTurns(deps, revisionIds, { more: '', question: '' })
  const { tokens, seams } = model.layOut(turns)
  const keepTokens = seams.slice(1, revisionIds.length + 1)
  return { tokens: tokens.slice(0, keepTokens.at(-1) ?? 0), keepTokens }
}
