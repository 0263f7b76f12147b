import { say } from '../../../messages/say.ts'

/** "a", "a and b", "a, b and c". */
export function listWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : say('reading', 'and', { list: parts.slice(0, -1).join(', '), last })
}
