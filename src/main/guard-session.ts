import type { Session } from 'electron'
import { log } from './log.ts'
import { blockNetwork } from './network.ts'
import { guardPermissions } from './permissions.ts'

/** Permissions refused, network blocked: for every session there will ever be. */
export function guardSession(session: Session): void {
  guardPermissions(session)
  blockNetwork(session, (address) => log(`refused a request to ${hostOf(address)}`))
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'an address that cannot be read'
}
