import { createContext, useContext } from 'react'
import type { Client } from '../rpc/types.ts'

/** The backend as the page sees it; stays the same object over restarts of the backend. */
export const ClientContext = createContext<Client | undefined>(undefined)

/** The client of the window. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  if (client === undefined) throw new Error('ClientContext has no client')
  return client
}
