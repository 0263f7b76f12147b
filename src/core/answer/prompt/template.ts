import type { ChatTurn } from '../../ports/generation.ts'

/**
 * The prompt files of `resources/prompts`, as text: one a plan, one for the cells of a table, what a persona adds, and how a
 * question is made to stand alone.
 */
export type PromptTemplates = Record<
  'few-sentences' | 'passages' | 'documents' | 'cells' | 'persona' | 'stand-alone',
  string
>

/** A prompt as turns, and the start of the assistant's answer that is given to it. */
export type Prompt = { turns: ChatTurn[]; prefill: string }

const heading = /^\[(system|user|assistant)\]$/

/**
 * Fills a template: `[system]`, `[user]`, `[assistant]` lines open turns, `{{name}}` takes a value. Turns are parted
 * before values go in, so that nothing in a document can open a turn. The last assistant turn is the prefill.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): Prompt {
  const turns: { role: ChatTurn['role']; lines: string[] }[] = []
  for (const line of template.split(/\r?\n/)) {
    const role = heading.exec(line.trim())?.[1]
    if (role === 'system' || role === 'user' || role === 'assistant') turns.push({ role, lines: [] })
    else turns.at(-1)?.lines.push(line)
  }
  const filled = turns.map(({ role, lines }) => ({
    role,
    text: fillValues(lines.join('\n').trim(), values),
  }))
  const last = filled.at(-1)
  return last?.role === 'assistant'
    ? { turns: filled.slice(0, -1), prefill: last.text }
    : { turns: filled, prefill: '' }
}

/** A text with `{{name}}` replaced by its value, or by nothing where it has none. */
export function fillValues(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}
