import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { MessagePortMain, WebContents, WebPreferences, WindowOpenHandlerResponse } from 'electron'
import { fromBrowserUrl, originOf, toBrowserUrl } from '../browser/origins.ts'
import { accelerators, pressAccelerator } from '../desktop/menu.ts'
import { nativeTheme } from '../desktop/native-theme.ts'
import { applyPermissions, session } from '../desktop/session.ts'
import { createPageScripts, preloadWorld } from '../page/scripts.ts'
import { takeSide } from '../ports/message-port-main.ts'
import { browser, electronVersion, runtime } from '../runtime.ts'
import { extend, strict } from '../strict.ts'
import { dropContents, keepContents } from './all-contents.ts'
import { answerFilePath } from './file-path.ts'
import { createFrame, evaluate, type Frame } from './frame.ts'
import { decideFor, expectNavigation, forgetFrame } from './navigation.ts'
import { keepSession } from './sessions.ts'
import { connectWorld, type World } from './world.ts'

/** Web contents and what the window needs of them beyond Electron's interface. */
export type Page = {
  contents: WebContents
  /** The page's target exists, is configured and has loaded nothing yet. */
  attach(targetId: string): Promise<void>
  /** The target is gone. */
  end(): void
  /** Where the page's own session is. */
  sessionId(): string
  targetId(): string
}

type FrameTree = { frame: { id: string; parentId?: string; url: string } }
let lastId = 0

/** Makes web contents; `title` hears the page's title. */
export function createPage(preferences: WebPreferences): Page {
  const events = new EventEmitter()
  const binding = `standIn${randomBytes(8).toString('hex')}`
  const worlds = new Map<number, World>()
  const frames = new Map<string, Frame>()
  let target = ''
  let sessionId = ''
  let destroyed = false
  let mainFrame = createFrame('', null, () => sessionId)
  let openHandler: ((details: never) => WindowOpenHandlerResponse) | undefined
  let zoom = 1
  let muted = false
  const id = ++lastId
  let stopListening: (() => void) | undefined

  const send = (method: string, params: Record<string, unknown> = {}) => browser().send(method, params, sessionId)
  const mainWorld = (): World | undefined => [...worlds].find(([, world]) => worldFrames.get(world) === mainFrame)?.[1]
  const worldFrames = new Map<World, Frame>()

  const decide = (url: string, isMainFrame: boolean): boolean => {
    let prevented = false
    const event = {
      url,
      isMainFrame,
      isSameDocument: false,
      frame: mainFrame,
      initiator: mainFrame,
      preventDefault: () => {
        prevented = true
      },
      get defaultPrevented() {
        return prevented
      },
    }
    contents.emit('will-frame-navigate', event)
    if (isMainFrame && !prevented) contents.emit('will-navigate', event, url)
    return !prevented
  }

  const endWorld = (contextId: number): void => {
    const world = worlds.get(contextId)
    worlds.delete(contextId)
    if (world) worldFrames.delete(world)
    world?.end()
  }

  const on: Record<string, (params: never) => void> = {
    'Page.frameAttached': ({ frameId, parentFrameId }: { frameId: string; parentFrameId: string }) => {
      frames.set(
        frameId,
        createFrame(frameId, frames.get(parentFrameId) ?? mainFrame, () => sessionId),
      )
      decideFor(frameId, false, decide)
    },
    'Page.frameDetached': ({ frameId }: { frameId: string }) => {
      frames.delete(frameId)
      forgetFrame(frameId)
    },
    'Page.frameNavigated': ({ frame }: FrameTree) => {
      const known = frames.get(frame.id)
      if (known) known.standInUrl = fromBrowserUrl(frame.url)
      if (known === mainFrame) contents.emit('did-navigate', {}, mainFrame.url, 200, 'OK')
    },
    'Page.navigatedWithinDocument': ({ url }: { url: string }) => {
      mainFrame.standInUrl = fromBrowserUrl(url)
      contents.emit('did-navigate-in-page', {}, mainFrame.url, true)
    },
    'Page.domContentEventFired': () => contents.emit('dom-ready', {}),
    'Page.loadEventFired': () => contents.emit('did-finish-load', {}),
    'Inspector.targetCrashed': () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    'Runtime.executionContextsCleared': () => {
      for (const contextId of worlds.keys()) endWorld(contextId)
    },
    'Runtime.executionContextDestroyed': ({ executionContextId }: { executionContextId: number }) =>
      endWorld(executionContextId),
    'Runtime.executionContextCreated': ({
      context,
    }: {
      context: { id: number; name: string; origin: string; auxData: { frameId: string } }
    }) => {
      const frame = frames.get(context.auxData.frameId)
      if (context.name !== preloadWorld || frame === undefined) return
      frame.standInOrigin = originOf(fromBrowserUrl(context.origin))
      const world = connectWorld(contents, frame, { contextId: context.id, sessionId, binding }, (accelerator) =>
        pressAccelerator(accelerator, contents),
      )
      worlds.set(context.id, world)
      worldFrames.set(world, frame)
      world.send({ type: 'accelerators', accelerators: accelerators() })
    },
    'Runtime.bindingCalled': ({
      name,
      payload,
      executionContextId,
    }: {
      name: string
      payload: string
      executionContextId: number
    }) => {
      if (name === binding) worlds.get(executionContextId)?.receive(payload)
    },
    'Debugger.paused': (params: never) => void answerFilePath(params, sessionId),
  }

  const configure = async (): Promise<void> => {
    const source = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8')
    const scripts = createPageScripts(
      source,
      {
        platform: process.platform,
        electronVersion,
        chromeVersion: runtime.chromeVersion,
        binding,
        accelerators: accelerators(),
      },
      preferences.nodeIntegrationInSubFrames === true,
    )
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('DOM.enable'),
      send('Debugger.enable', { maxScriptsCacheSize: 0 }),
      send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: preloadWorld }),
    ])
    const { frameTree } = (await send('Page.getFrameTree')) as { frameTree: FrameTree }
    mainFrame = createFrame(frameTree.frame.id, null, () => sessionId)
    frames.set(frameTree.frame.id, mainFrame)
    decideFor(frameTree.frame.id, true, decide)
    await applyTheme()
  }
  const applyTheme = async (): Promise<void> => {
    const value = nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource
    await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
  }
  const onTheme = (): void => void applyTheme().catch(() => undefined)
  const onMenu = (): void => {
    for (const world of worlds.values()) world.send({ type: 'accelerators', accelerators: accelerators() })
  }

  const contents = strict(
    'webContents',
    extend(events, {
      id,
      session: session.defaultSession,
      get mainFrame() {
        return mainFrame
      },
      getURL: () => mainFrame.url,
      getTitle: () => '',
      isDestroyed: () => destroyed,
      isLoading: () => false,
      isCrashed: () => false,
      getType: () => 'window',
      getLastWebPreferences: () => ({ ...preferences }),
      focus: () => void send('Page.bringToFront').catch(() => undefined),
      send(channel: string, ...values: unknown[]) {
        mainWorld()?.send({ type: 'message', channel, args: structuredClone(values), ports: [] })
      },
      postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []) {
        const sides = transfer.map(takeSide)
        const world = mainWorld()
        if (world === undefined) for (const side of sides) side.close()
        else world.send({ type: 'message', channel, args: [message], ports: sides.map(world.ports.give) })
      },
      async executeJavaScript(code: string, userGesture = false) {
        return evaluate(code, sessionId, userGesture)
      },
      async printToPDF({ preferCSSPageSize = false, printBackground = false, generateTaggedPDF = false }) {
        const choice = { preferCSSPageSize, printBackground, generateTaggedPDF, paperWidth: 8.27, paperHeight: 11.69 }
        const { data } = (await send('Page.printToPDF', choice)) as { data: string }
        return Buffer.from(data, 'base64')
      },
      async insertCSS() {
        throw new Error('The stand-in does not implement webContents.insertCSS')
      },
      reload: () => {
        expectNavigation(mainFrame.frameToken)
        void send('Page.reload')
      },
      close: () => void browser().send('Target.closeTarget', { targetId: target }),
      setWindowOpenHandler(handler: (details: never) => WindowOpenHandlerResponse) {
        openHandler = handler
      },
      setZoomFactor(factor: number) {
        zoom = factor
        void send('Emulation.setPageScaleFactor', { pageScaleFactor: factor })
      },
      getZoomFactor: () => zoom,
      setVisualZoomLevelLimits: async () => undefined,
      setAudioMuted(value: boolean) {
        muted = value
      },
      isAudioMuted: () => muted,
      forcefullyCrashRenderer: () => void send('Page.crash').catch(() => undefined),
      setIgnoreMenuShortcuts() {},
      navigationHistory: strict('navigationHistory', { clear() {}, canGoBack: () => false, canGoForward: () => false }),
      async loadURL(url: string) {
        expectNavigation(mainFrame.frameToken)
        await applyPermissions(originOf(url))
        const finished = new Promise<void>((resolve) => events.once('did-finish-load', resolve))
        const { errorText } = (await send('Page.navigate', { url: toBrowserUrl(url) })) as { errorText?: string }
        if (errorText) throw new Error(`${errorText} loading '${url}'`)
        await finished
      },
    } satisfies Partial<Record<keyof WebContents | 'getLastWebPreferences', unknown>>),
  ) as unknown as WebContents

  return {
    contents,
    sessionId: () => sessionId,
    targetId: () => target,
    async attach(targetId) {
      target = targetId
      keepContents(targetId, contents)
      ;({ sessionId } = await browser().send<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      }))
      keepSession(contents, sessionId)
      stopListening = browser().onEvent((event) => {
        if (event.sessionId === sessionId) on[event.method]?.(event.params as never)
        const opened = event.params.targetInfo as { openerId?: string; url: string; targetId: string } | undefined
        if (event.method === 'Target.targetCreated' && opened?.openerId === target) {
          const url = fromBrowserUrl(opened.url)
          const verdict = openHandler?.({ url, frameName: '', disposition: 'new-window' } as never)
          if (verdict?.action === 'allow') throw new Error('The stand-in does not implement opened windows')
          browser()
            .send('Target.closeTarget', { targetId: opened.targetId })
            .catch(() => undefined)
        }
      })
      runtime.changes.on('theme', onTheme)
      runtime.changes.on('menu', onMenu)
      await configure()
    },
    end() {
      if (destroyed) return
      destroyed = true
      stopListening?.()
      runtime.changes.off('theme', onTheme)
      runtime.changes.off('menu', onMenu)
      for (const contextId of worlds.keys()) endWorld(contextId)
      forgetFrame(mainFrame.frameToken)
      dropContents(target)
      contents.emit('destroyed')
    },
  }
}
