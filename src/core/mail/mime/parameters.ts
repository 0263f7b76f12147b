import { decodeCharset } from './charset.ts'
import { decodeEncodedWords } from './encoded-words.ts'

/** A structured field: its value in lower case and its parameters by lower-case name, continuations joined. */
export type StructuredValue = { value: string; parameters: ReadonlyMap<string, string> }

/** A parameter: name, then a quoted string or a token; broken senders leave the semicolon or the quotes out. */
const parameter = /[;\s]\s*([^\s=;"]+?)(\*?)\s*=\s*(?:"((?:[^"\\]|\\[^])*)"?|([^;"]*))/g

/**
 * Reads `text/plain; charset=utf-8; name*0*=utf-8''a%20; name*1=b` (RFC 2045 5.1, RFC 2231); the first of two
 * parameters of a name counts.
 */
export function parseStructured(field: string): StructuredValue {
  const value = /^[^;\s"=]*/.exec(field.trim())?.[0].toLowerCase() ?? ''
  const sections = new Map<string, { number: number; encoded: boolean; text: string }[]>()
  for (const [, rawName = '', star, quoted, token = ''] of withoutComments(field.slice(0, 20_000)).matchAll(
    parameter,
  )) {
    const [, base = rawName, number = '0'] = /^(.*?)\*(\d{1,4})$/.exec(rawName) ?? []
    const name = base.toLowerCase()
    const text = quoted === undefined ? token.trim() : quoted.replace(/\\(["\\])/g, '$1')
    const known = sections.get(name) ?? []
    if (!known.some((section) => section.number === Number(number)))
      known.push({ number: Number(number), encoded: star === '*', text })
    sections.set(name, known)
  }
  const parameters = new Map([...sections].map(([name, parts]) => [name, joinSections(parts)]))
  return { value, parameters }
}

function joinSections(sections: { number: number; encoded: boolean; text: string }[]): string {
  const parts = sections.sort((a, b) => a.number - b.number)
  const first = parts[0]
  if (!parts.some((part) => part.encoded)) return decodeEncodedWords(parts.map((part) => part.text).join(''))
  const [, charset, rest] = /^([^']*)'[^']*'([^]*)$/.exec(first?.text ?? '') ?? []
  const bytes = parts.flatMap((part, at) => {
    const text = at === 0 && rest !== undefined ? rest : part.text
    return part.encoded ? percentBytes(text) : [...new TextEncoder().encode(text)]
  })
  return decodeCharset(new Uint8Array(bytes), charset)
}

function percentBytes(text: string): number[] {
  const source = new TextEncoder().encode(text)
  const bytes: number[] = []
  for (let at = 0; at < source.length; at += 1) {
    const code = source[at] === 0x25 ? String.fromCharCode(...source.subarray(at + 1, at + 3)) : ''
    const isCode = /^[0-9a-f]{2}$/i.test(code)
    bytes.push(isCode ? Number.parseInt(code, 16) : (source[at] ?? 0))
    if (isCode) at += 2
  }
  return bytes
}

/** Comments in brackets outside quotes; a bracket that follows no white space belongs to a file's name. */
function withoutComments(field: string): string {
  if (!field.includes('(')) return field
  return field.replace(/"(?:[^"\\]|\\[^])*"|(?<=[\s;])\([^()]*\)/g, (found) => (found.startsWith('"') ? found : ''))
}
