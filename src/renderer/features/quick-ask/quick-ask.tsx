import type { Client } from '../../../rpc/types.ts'

/** The page of quick ask: one field, what the library holds as one types, and the answer in its place. */
export function QuickAsk({ client: _client }: { client: Client }) {
  return <main />
}
