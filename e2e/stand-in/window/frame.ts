import type { WebFrameMain } from 'electron'
import { originOf } from '../browser/origins.ts'
import { browser } from '../runtime.ts'
import { strict } from '../strict.ts'

/** A frame of a page as main sees it; the same object for as long as the frame lives. */
export type Frame = WebFrameMain & { standInUrl: string; standInOrigin: string | undefined }

/** Makes the object for a frame. */
export function createFrame(frameId: string, parent: Frame | null, sessionId: () => string): Frame {
  const frame: Frame = strict('WebFrameMain', {
    standInUrl: '',
    standInOrigin: undefined,
    get url() {
      return frame.standInUrl
    },
    get origin() {
      return frame.standInOrigin ?? originOf(frame.standInUrl)
    },
    parent,
    get top(): Frame {
      return (parent?.top as Frame | undefined) ?? frame
    },
    frameToken: frameId,
    name: '',
    detached: false,
    isDestroyed: () => false,
    async executeJavaScript(code: string) {
      if (parent !== null) throw new Error('The stand-in runs code in main frames only')
      return evaluate(code, sessionId())
    },
  }) as unknown as Frame
  return frame
}

/** Runs code in a page's own world and returns its value. */
export async function evaluate(expression: string, sessionId: string, userGesture = false): Promise<unknown> {
  const { result, exceptionDetails } = await browser().send<{
    result: { value?: unknown }
    exceptionDetails?: { text: string; exception?: { description?: string } }
  }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture }, sessionId)
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}
