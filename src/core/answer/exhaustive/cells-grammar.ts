import { z } from 'zod'

/** What a model says of a column: the exact words, and the value in them; both '' where the document says nothing. */
const SaidCell = z.object({ quote: z.string(), value: z.string() })
export type SaidCell = z.infer<typeof SaidCell>

/** A GBNF grammar for a JSON array of `count` objects with a quote and a value, in this order. */
export function cellsGrammar(count: number): string {
  const items = Array.from({ length: count }, () => 'item').join(' "," ')
  return [
    `root ::= "[" ${items} "]"`,
    'item ::= "{\\"quote\\":" string ",\\"value\\":" string "}"',
    'string ::= "\\"" char* "\\""',
    'char ::= [^"\\\\\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F])',
  ].join('\n')
}

/** The cells of what a model wrote; none where it was cut off or is no such JSON. */
export function readCells(text: string): SaidCell[] {
  try {
    return z.array(SaidCell).parse(JSON.parse(text))
  } catch {
    return []
  }
}
