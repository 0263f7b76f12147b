import type { HostToMain } from '../api/host-protocol.ts'
import type { ProcessPort } from '../rpc/port-channel.ts'

/** A utility process's line to main, as far as it is used here. Ports come with messages. */
export type ParentPort = {
  postMessage(message: HostToMain): void
  on(type: 'message', listener: (event: { data: unknown; ports: readonly ProcessPort[] }) => void): unknown
}

/** This process's line to main. Throws where the process is no utility process. */
export function parentPort(): ParentPort {
  const { parentPort: port } = process as { parentPort?: ParentPort }
  if (!port) throw new Error('this entry runs as a utility process of the desktop')
  return port
}
