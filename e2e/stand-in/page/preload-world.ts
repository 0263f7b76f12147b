import type { Codec } from '../codec.ts'
import type { WorldBridge } from './context-bridge.ts'
import type { FromPage, ToPage } from './frames.ts'

/** Facts about the window that the preload's world needs. */
export type PreloadFacts = {
  platform: string
  electronVersion: string
  chromeVersion: string
  binding: string
  accelerators: string[]
}

/**
 * Sets up the preload's world: ipcRenderer, contextBridge and webUtils over the text binding to main, and the menu's
 * accelerators. Runs in the page, so it is one self-contained function. Returns what `require` gives the preload.
 */
export function installPreloadWorld(
  codec: Codec,
  bridge: WorldBridge,
  facts: PreloadFacts,
): { require(id: string): unknown; process: object } {
  type Listener = (event: object, ...args: unknown[]) => void
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const toMain = world[facts.binding] as (text: string) => void
  const send = (frame: FromPage): void => toMain(codec.encode(frame))
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, { run: Listener; once: boolean }[]>()
  const ports = new Map<number, MessagePort>()
  let lastCall = 0
  let lastPort = 0
  let accelerators = new Set(facts.accelerators)

  const refuse = (name: string): never => {
    throw new Error(`The stand-in does not implement ${name}`)
  }
  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key) =>
        Reflect.has(object, key) || typeof key === 'symbol'
          ? Reflect.get(object, key)
          : refuse(`${name}.${String(key)}`),
    })

  const keepPort = (number: number, port: MessagePort): void => {
    ports.set(number, port)
    port.addEventListener('message', (event) =>
      send({ type: 'port-message', port: number, data: event.data, ports: event.ports.map(givePort) }),
    )
    port.start()
    port.addEventListener('close', () => {
      if (ports.delete(number)) send({ type: 'port-close', port: number })
    })
  }
  const givePort = (port: MessagePort): number => {
    lastPort -= 1
    keepPort(lastPort, port)
    return lastPort
  }
  const takePort = (number: number): MessagePort => {
    const channel = new MessageChannel()
    keepPort(number, channel.port2)
    return channel.port1
  }

  const receive = (frame: ToPage): void => {
    switch (frame.type) {
      case 'reply': {
        const call = waiting.get(frame.id)
        waiting.delete(frame.id)
        if (frame.ok) call?.resolve(frame.value)
        else call?.reject(new Error(String(frame.value)))
        return
      }
      case 'message': {
        const event = strict('IpcRendererEvent', { sender: ipcRenderer, ports: frame.ports.map(takePort) })
        for (const listener of listeners.get(frame.channel) ?? []) {
          if (listener.once) ipcRenderer.removeListener(frame.channel, listener.run)
          listener.run(event, ...frame.args)
        }
        return
      }
      case 'accelerators':
        accelerators = new Set(frame.accelerators)
        return
      case 'port-message':
        ports.get(frame.port)?.postMessage(frame.data, frame.ports.map(takePort))
        return
      case 'port-close': {
        const port = ports.get(frame.port)
        ports.delete(frame.port)
        port?.close()
        return
      }
    }
  }
  // While the world is paused for a file's path, the page stands inside a bridge call: what comes then waits for its end.
  const held: ToPage[] = []
  let asking = false
  const release = (): void => {
    while (!asking) {
      const frame = held.shift()
      if (frame === undefined) return
      try {
        receive(frame)
      } catch (error) {
        reportError(error)
      }
    }
  }
  world[`${facts.binding}Receive`] = (text) => {
    const frame = codec.decode(text) as ToPage
    if (asking || held.length > 0) held.push(frame)
    else receive(frame)
  }

  const listen = (channel: string, run: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { run, once }])
    return ipcRenderer
  }
  const ipcRenderer = strict('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastCall
        send({ type: 'invoke', id, channel, args })
        const fail = (error: Error): void =>
          reject(new Error(`Error invoking remote method '${channel}': ${error.message}`))
        waiting.set(id, { resolve, reject: fail })
      }),
    send: (channel: string, ...args: unknown[]) => send({ type: 'send', channel, args }),
    postMessage: (channel: string, message: unknown, transfer: MessagePort[] = []) =>
      send({ type: 'post', channel, message, ports: transfer.map(givePort) }),
    on: (channel: string, run: Listener) => listen(channel, run, false),
    once: (channel: string, run: Listener) => listen(channel, run, true),
    removeListener: (channel: string, run: Listener) => {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((one) => one.run !== run),
      )
      return ipcRenderer
    },
    off: (channel: string, run: Listener) => ipcRenderer.removeListener(channel, run),
    removeAllListeners: (channel: string) => {
      listeners.delete(channel)
      return ipcRenderer
    },
  }) as {
    removeListener(channel: string, run: Listener): unknown
  } & Record<string, unknown>

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (name: string, api: unknown) => void bridge.call('expose', { name, v: bridge.wrap(api) }),
  })

  // Synchronous for the caller: main answers while the world is paused at the `debugger` statement.
  const getPathForFile = (file: File): string => {
    if (!(file instanceof File)) throw new TypeError("Failed to execute 'getPathForFile': not a File")
    const asked = { file, path: '' }
    world.standInAsked = asked as never
    asking = true
    // biome-ignore lint/suspicious/noDebugger: see above
    debugger
    asking = false
    delete world.standInAsked
    queueMicrotask(release)
    return asked.path
  }
  const electron = strict('electron (preload)', {
    contextBridge,
    ipcRenderer,
    webUtils: strict('webUtils', { getPathForFile }),
  })

  const spell = (event: KeyboardEvent): string => {
    const named: Record<string, string> = {
      ArrowUp: 'Up',
      ArrowDown: 'Down',
      ArrowLeft: 'Left',
      ArrowRight: 'Right',
      '+': 'Plus',
      ' ': 'Space',
    }
    const letter = event.shiftKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key
    const key = named[letter] ?? (letter.length === 1 ? letter.toUpperCase() : letter)
    const held = [event.ctrlKey && 'Ctrl', event.metaKey && 'Meta', event.altKey && 'Alt', event.shiftKey && 'Shift']
    return [...held.filter(Boolean), key].join('+')
  }
  const atLast = (event: KeyboardEvent): void => {
    const accelerator = spell(event)
    if (event.defaultPrevented || !accelerators.has(accelerator)) return
    event.preventDefault()
    send({ type: 'accelerator', accelerator })
  }
  // Re-added on every key so that it runs after the page's own listeners, as a native menu does.
  addEventListener(
    'keydown',
    () => {
      removeEventListener('keydown', atLast)
      addEventListener('keydown', atLast)
    },
    true,
  )

  const process = strict('process (preload)', {
    platform: facts.platform,
    sandboxed: true,
    contextIsolated: true,
    type: 'renderer',
    versions: { electron: facts.electronVersion, chrome: facts.chromeVersion },
    env: {},
    argv: [],
  })
  const require = (id: string): unknown => {
    if (/^electron(\/(renderer|common))?$/.test(id)) return electron
    if (/^(node:)?timers$/.test(id)) return { setTimeout, clearTimeout, setInterval, clearInterval }
    if (/^(node:)?url$/.test(id)) return { URL, URLSearchParams }
    throw new Error(`module not found: ${id}`)
  }
  return { require, process }
}
