import { useEffect } from 'react'
import { useClient } from '../../client.ts'
import { summariseGiven } from './summarise.ts'

/** Summarises files that came to the window from elsewhere: its icon, the tray, the terminal. */
export function useOpenTargets(): void {
  const client = useClient()
  useEffect(
    () =>
      window.carrel.onEvent((event) => {
        if (event.type === 'open' && event.target.what === 'summarise') summariseGiven(client, event.target)
      }),
    [client],
  )
}
