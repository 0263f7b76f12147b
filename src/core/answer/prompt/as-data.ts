/**
 * Document text as it may stand in a prompt: markers of chat templates and of our own delimiters are taken apart, so
 * that no passage can end itself or start a turn.
 */
export function asData(text: string): string {
  return text
    .replace(/<\|/g, '< |')
    .replace(/\|>/g, '| >')
    .replace(/<(\/?)(s|passage|start_of_turn|end_of_turn|think)\b/gi, '< $1$2')
    .replace(/\[(\/?)(INST|system|user|assistant)\]/gi, '( $1$2 )')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, ' ')
}

/** `asData` on one line. */
export function asLine(text: string): string {
  return asData(text).replace(/\s+/g, ' ').trim()
}
