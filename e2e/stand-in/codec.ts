/** Structured-cloneable values as text and back, for the text-only road between Node and the page. */
export type Codec = { encode(value: unknown): string; decode(text: string): unknown }

/**
 * Makes a codec. It is one self-contained function because its source also runs inside the page. Repeated and
 * circular references survive; functions, symbols and platform objects throw "An object could not be cloned.".
 */
export function createCodec(): Codec {
  type Node = { t: string; v?: unknown; n?: string; i?: number; b?: number; l?: number }

  const toBase64 = (bytes: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
  const views: Record<string, (b: ArrayBuffer, o: number, l: number) => ArrayBufferView> = {
    Int8Array: (b, o, l) => new Int8Array(b, o, l),
    Uint8Array: (b, o, l) => new Uint8Array(b, o, l),
    Buffer: (b, o, l) => new Uint8Array(b, o, l),
    Uint8ClampedArray: (b, o, l) => new Uint8ClampedArray(b, o, l),
    Int16Array: (b, o, l) => new Int16Array(b, o, l),
    Uint16Array: (b, o, l) => new Uint16Array(b, o, l),
    Int32Array: (b, o, l) => new Int32Array(b, o, l),
    Uint32Array: (b, o, l) => new Uint32Array(b, o, l),
    Float32Array: (b, o, l) => new Float32Array(b, o, l),
    Float64Array: (b, o, l) => new Float64Array(b, o, l),
    BigInt64Array: (b, o, l) => new BigInt64Array(b, o, l),
    BigUint64Array: (b, o, l) => new BigUint64Array(b, o, l),
    DataView: (b, o, l) => new DataView(b, o, l),
  }
  const errors: Record<string, ErrorConstructor> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const tag = (value: object): string => Object.prototype.toString.call(value).slice(8, -1)

  const encodeObject = (value: object, seen: Map<object, number>): Node => {
    const known = seen.get(value)
    if (known !== undefined) return { t: 'ref', i: known }
    seen.set(value, seen.size)
    const sub = (v: unknown): unknown => encodeValue(v, seen)
    if (Array.isArray(value)) return { t: 'array', v: Array.from(value, sub) }
    if (ArrayBuffer.isView(value)) {
      const whole = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      const name = value.constructor.name
      const size = 'BYTES_PER_ELEMENT' in value ? Number(value.BYTES_PER_ELEMENT) : 1
      return { t: 'view', n: name in views ? name : 'Uint8Array', v: toBase64(whole), l: value.byteLength / size }
    }
    if (value instanceof Error || tag(value) === 'Error') {
      const error = value as Error
      return { t: 'error', n: error.name, v: [error.message, error.stack, sub(error.cause)] }
    }
    switch (tag(value)) {
      case 'Date':
        return { t: 'date', v: Number(value) }
      case 'RegExp':
        return { t: 'regexp', v: [(value as RegExp).source, (value as RegExp).flags] }
      case 'Map':
        return { t: 'map', v: Array.from(value as Map<unknown, unknown>, ([k, v]) => [sub(k), sub(v)]) }
      case 'Set':
        return { t: 'set', v: Array.from(value as Set<unknown>, sub) }
      case 'ArrayBuffer':
        return { t: 'buffer', v: toBase64(new Uint8Array(value as ArrayBuffer)) }
      case 'Boolean':
      case 'Number':
      case 'String':
        return { t: 'boxed', v: sub(value.valueOf()) }
      case 'Object':
        return { t: 'object', v: Object.entries(value).map(([k, v]) => [k, sub(v)]) }
      default:
        return refuse()
    }
  }
  const encodeValue = (value: unknown, seen: Map<object, number>): unknown => {
    switch (typeof value) {
      case 'undefined':
        return { t: 'undefined' }
      case 'bigint':
        return { t: 'bigint', v: String(value) }
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { t: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
      case 'function':
      case 'symbol':
        return refuse()
      case 'object':
        return value === null ? null : encodeObject(value, seen)
      default:
        return value
    }
  }

  const decodeNode = (node: Node, seen: unknown[]): unknown => {
    if (node.t === 'ref') return seen[node.i ?? -1]
    const at = seen.length
    const keep = <T>(value: T): T => {
      seen[at] = value
      return value
    }
    const sub = (v: unknown): unknown => decodeValue(v, seen)
    switch (node.t) {
      case 'array': {
        const array: unknown[] = keep([])
        for (const item of node.v as unknown[]) array.push(sub(item))
        return array
      }
      case 'object': {
        const object: Record<string, unknown> = keep({})
        for (const [k, v] of node.v as [string, unknown][])
          Object.defineProperty(object, k, { value: sub(v), writable: true, enumerable: true, configurable: true })
        return object
      }
      case 'map': {
        const map = keep(new Map())
        for (const [k, v] of node.v as [unknown, unknown][]) map.set(sub(k), sub(v))
        return map
      }
      case 'set': {
        const set = keep(new Set())
        for (const item of node.v as unknown[]) set.add(sub(item))
        return set
      }
      case 'error': {
        const [message, stack, cause] = node.v as [string, string | undefined, unknown]
        const error = keep(new (errors[node.n ?? ''] ?? Error)(message))
        if (!(error.name in errors) && error.name !== node.n) error.name = node.n ?? 'Error'
        if (stack !== undefined) error.stack = stack
        const inner = sub(cause)
        if (inner !== undefined) error.cause = inner
        return error
      }
      case 'date':
        return keep(new Date((node.v as number | null) ?? Number.NaN))
      case 'regexp':
        return keep(new RegExp(...(node.v as [string, string])))
      case 'buffer':
        return keep(fromBase64(node.v as string).buffer)
      case 'view': {
        const make = views[node.n ?? '']
        return keep(make ? make(fromBase64(node.v as string).buffer, 0, node.l ?? 0) : refuse())
      }
      case 'boxed': {
        keep(undefined)
        return keep(Object(sub(node.v)))
      }
      default:
        throw new Error(`The codec knows no "${node.t}"`)
    }
  }
  const decodeValue = (value: unknown, seen: unknown[]): unknown => {
    if (value === null || typeof value !== 'object') return value
    const node = value as Node
    if (node.t === 'undefined') return undefined
    if (node.t === 'bigint') return BigInt(node.v as string)
    if (node.t === 'number') return Number(node.v)
    return decodeNode(node, seen)
  }

  return {
    encode: (value) => JSON.stringify(encodeValue(value, new Map())),
    decode: (text) => decodeValue(JSON.parse(text), []),
  }
}
