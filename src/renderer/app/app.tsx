import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '../../rpc/types.ts'
import { ClientContext } from '../client.ts'
import { createQueryClient } from './queries.ts'
import { Shell } from './shell/shell.tsx'

/** The window over a client. */
export function App({ client }: { client: Client }) {
  const [queries] = useState(createQueryClient)
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>
        <Shell />
      </QueryClientProvider>
    </ClientContext>
  )
}
