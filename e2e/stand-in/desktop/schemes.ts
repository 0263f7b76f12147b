import type { CustomScheme, Protocol } from 'electron'
import { runtime } from '../runtime.ts'
import { strict } from '../strict.ts'

/** Schemes registered before ready, with their privileges. */
export const customSchemes = new Map<string, CustomScheme>()
/** Handlers by scheme. */
export const schemeHandlers = new Map<string, (request: Request) => Response | Promise<Response>>()

/** `protocol` of the electron module. */
export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (runtime.phase !== 'before-ready')
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const scheme of schemes) {
      if (scheme.privileges?.bypassCSP) throw new Error('The stand-in does not implement bypassCSP')
      customSchemes.set(scheme.scheme, scheme)
    }
  },
  handle(scheme, handler) {
    if (!customSchemes.has(scheme)) throw new Error(`The stand-in serves registered schemes only, not "${scheme}"`)
    if (schemeHandlers.has(scheme)) throw new Error('Failed to register protocol: scheme is already handled')
    schemeHandlers.set(scheme, handler as (request: Request) => Response | Promise<Response>)
  },
  unhandle(scheme) {
    schemeHandlers.delete(scheme)
  },
  isProtocolHandled: (scheme) => schemeHandlers.has(scheme),
} satisfies Partial<Protocol>)
