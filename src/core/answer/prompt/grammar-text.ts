/** A text as a literal of a GBNF grammar (llama.cpp); control characters become spaces. */
export function grammarText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\u0000-\u001f]/g, ' ')}"`
}
