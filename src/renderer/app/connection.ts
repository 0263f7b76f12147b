import { create } from 'zustand'
import type { BackendState, DesktopBridge } from '../../api/desktop.ts'
import { createClient } from '../../rpc/client.ts'
import { portChannel } from '../../rpc/port-channel.ts'
import type { Client } from '../../rpc/types.ts'
import { createSwitchboard } from './switchboard.ts'

export type ConnectionState = {
  backend: BackendState
  /** Whether the page holds a live port. */
  attached: boolean
}

/** What the page knows of the backend. */
export const useConnectionStore = create<ConnectionState>()(() => ({ backend: 'starting', attached: false }))

/** Takes backend ports as they come and asks for a new one when one is lost. Returns the client of the window. */
export function connectBackend(page: Window, bridge: DesktopBridge): Client {
  const switchboard = createSwitchboard()
  const connect = () =>
    void bridge.call('backend.connect', {}).then((reply) => {
      if (reply.ok) useConnectionStore.setState({ backend: reply.data.state })
    })

  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0]
    if (event.source !== page || event.data !== 'carrel:port' || port === undefined) return
    const channel = portChannel(port)
    const connection = createClient(channel)
    channel.onClose(() => {
      switchboard.detach(connection)
      useConnectionStore.setState({ attached: false })
      connect()
    })
    switchboard.attach(connection)
    useConnectionStore.setState({ attached: true, backend: 'ready' })
  })

  bridge.onEvent((event) => {
    if (event.type !== 'backend-state') return
    useConnectionStore.setState({ backend: event.state })
    if (event.state === 'ready' && !useConnectionStore.getState().attached) connect()
  })
  connect()
  return switchboard.client
}
