import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '../../../rpc/types.ts'
import { createQueryClient } from '../../app/queries.ts'
import { ClientContext } from '../../client.ts'
import { QuickCard } from './quick-card.tsx'

/** The page of quick ask: one field, what the library holds as one types, and the answer in its place. */
export function QuickAsk({ client }: { client: Client }) {
  const [queries] = useState(createQueryClient)
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>
        <QuickCard />
      </QueryClientProvider>
    </ClientContext>
  )
}
