/** One end of the bridge between the page's world and the preload's. */
export type WorldBridge = {
  call(method: string, data: unknown): unknown
  wrap(value: unknown): unknown
  unwrap(value: unknown): unknown
}

/**
 * Installs one end of the bridge; runs in the page, in both worlds, before anything else. Worlds share the document:
 * a synchronous custom event crosses, and Chromium clones its `detail`. Functions become numbered proxies, promises
 * settle across, prototypes, symbols and custom fields of errors are lost, exactly as with Electron's contextBridge.
 */
export function installWorldBridge(key: string, own: 'page' | 'preload'): WorldBridge {
  type Wrapped = { k: string; v?: unknown; id?: number; n?: string }
  type Answer = { ok: boolean; v: unknown }
  const peer = own === 'page' ? 'preload' : 'page'
  const listen = EventTarget.prototype.addEventListener.bind(document)
  const dispatch = EventTarget.prototype.dispatchEvent.bind(document)
  const Crossing = CustomEvent
  const functions = new Map<number, (...values: unknown[]) => unknown>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  const errors: Record<string, ErrorConstructor> = { RangeError, SyntaxError, TypeError, ReferenceError }
  let last = 0
  let answer: Answer | undefined

  const call = (method: string, data: unknown): unknown => {
    answer = undefined
    dispatch(new Crossing(`${key}-${peer}`, { detail: { method, data } }))
    const got = answer as Answer | undefined
    answer = undefined
    if (got === undefined) throw new Error('The other world is gone')
    if (!got.ok) throw unwrap(got.v)
    return got.v
  }

  const wrap = (value: unknown): unknown => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      return { k: 'plain', v: typeof value === 'symbol' ? undefined : value }
    }
    const id = ++last
    if (typeof value === 'function') {
      functions.set(id, value as (...values: unknown[]) => unknown)
      return { k: 'function', id }
    }
    if (value instanceof Promise) {
      value.then(
        (v) => call('settle', { id, ok: true, v: wrap(v) }),
        (e) => call('settle', { id, ok: false, v: wrap(e) }),
      )
      return { k: 'promise', id }
    }
    if (value instanceof Error) return { k: 'error', n: value.name, v: value.message }
    if (Array.isArray(value)) return { k: 'array', v: value.map(wrap) }
    if (Object.prototype.toString.call(value) !== '[object Object]') return { k: 'plain', v: value }
    return { k: 'object', v: Object.entries(value).map(([name, v]) => [name, wrap(v)]) }
  }

  const unwrap = (wrapped: unknown, freeze = false): unknown => {
    const { k, v, id = 0, n = '' } = wrapped as Wrapped
    switch (k) {
      case 'function':
        return (...values: unknown[]) => unwrap(call('call', { id, values: values.map(wrap) }))
      case 'promise':
        return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
      case 'error':
        return new (errors[n] ?? Error)(v as string)
      case 'array': {
        const array = (v as unknown[]).map((item) => unwrap(item, freeze))
        return freeze ? Object.freeze(array) : array
      }
      case 'object': {
        const object = Object.fromEntries((v as [string, unknown][]).map(([name, x]) => [name, unwrap(x, freeze)]))
        return freeze ? Object.freeze(object) : object
      }
      default:
        return v
    }
  }

  const carryOut = (method: string, data: unknown): unknown => {
    const given = data as { id: number; values: unknown[]; ok: boolean; v: unknown; name: string }
    if (method === 'call') return wrap(functions.get(given.id)?.(...given.values.map((x) => unwrap(x))))
    if (method === 'settle') {
      const waiting = promises.get(given.id)
      promises.delete(given.id)
      if (given.ok) waiting?.resolve(unwrap(given.v))
      else waiting?.reject(unwrap(given.v))
      return undefined
    }
    if (Object.hasOwn(globalThis, given.name))
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    const value = unwrap(given.v, true)
    Object.defineProperty(globalThis, given.name, { value, writable: false, configurable: false, enumerable: true })
    return undefined
  }

  listen(`${key}-${own}-answer`, (event) => {
    answer = (event as CustomEvent<Answer>).detail
  })
  listen(`${key}-${own}`, (event) => {
    event.stopImmediatePropagation()
    const { method, data } = (event as CustomEvent<{ method: string; data: unknown }>).detail
    let detail: Answer
    try {
      detail = { ok: true, v: carryOut(method, data) }
    } catch (error) {
      detail = { ok: false, v: wrap(error) }
    }
    dispatch(new Crossing(`${key}-${peer}-answer`, { detail }))
  })
  return { call, wrap, unwrap: (value) => unwrap(value) }
}
