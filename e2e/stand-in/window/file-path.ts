import { browser } from '../runtime.ts'

type Paused = { callFrames: { callFrameId: string }[] }

/**
 * Answers `webUtils.getPathForFile`: the preload's world stands at its `debugger` statement with the file in
 * `asked`; Chromium tells the path, which is written into `asked.path` before the world goes on.
 */
export async function answerFilePath(paused: Paused, sessionId: string): Promise<void> {
  const send = <R>(method: string, params: Record<string, unknown>) => browser().send<R>(method, params, sessionId)
  const callFrameId = paused.callFrames[0]?.callFrameId
  const inFrame = (expression: string) =>
    send<{ result: { objectId?: string } }>('Debugger.evaluateOnCallFrame', { callFrameId, expression })
  try {
    const { result } = await inFrame('standInAsked.file')
    if (result.objectId === undefined) return
    const { path } = await send<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId })
    await inFrame(`standInAsked.path = ${JSON.stringify(path)}`)
  } catch {
    // A file made in JavaScript has no path: the answer stays ''.
  } finally {
    await send('Debugger.resume', {}).catch(() => undefined)
  }
}
