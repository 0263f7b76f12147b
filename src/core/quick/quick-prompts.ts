/** The prompt files of quick ask in `resources/prompts`: `quick-<name>.txt`, as text. */
export const quickPromptNames = [
  'ask',
  'summarise',
  'explain',
  'reply',
  'translate',
  'shorter',
  'politer',
  'plainer',
] as const
export type QuickPrompts = Record<(typeof quickPromptNames)[number], string>
