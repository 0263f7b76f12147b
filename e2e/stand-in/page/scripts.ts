import { randomBytes } from 'node:crypto'
import { createCodec } from '../codec.ts'
import { installWorldBridge } from './context-bridge.ts'
import { installPreloadWorld, type PreloadFacts } from './preload-world.ts'
import { refuseWindows } from './refuse-windows.ts'

/** Name of the world that preloads run in, as Electron calls it. */
export const preloadWorld = 'Electron Isolated Context'

/** The two scripts that run in every new document before its own: one for the page's world, one for the preload's. */
export function createPageScripts(
  preload: string,
  facts: PreloadFacts,
  subframes: boolean,
): { page: string; preload: string } {
  const key = `stand-in-${randomBytes(16).toString('hex')}`
  const only = subframes
    ? "(top !== self || location.href !== 'about:blank')"
    : "(top === self && location.href !== 'about:blank')"
  return {
    page: `;(${refuseWindows})()
if ${only} (${installWorldBridge})(${JSON.stringify(key)}, 'page')`,
    preload: `if ${only} {
const bridge = (${installWorldBridge})(${JSON.stringify(key)}, 'preload')
const given = (${installPreloadWorld})((${createCodec})(), bridge, ${JSON.stringify(facts)})
;((require, process, module, exports) => {${preload}
})(given.require, given.process, { exports: {} }, {})
}`,
  }
}
