import { inspect } from 'node:util'

/** Names that runtimes probe on any value; absent ones answer undefined as on a plain object. */
const probed = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'constructor', 'default', '__esModule'])

/**
 * Wraps a part of the stand-in so that reading anything it does not implement throws at once. `settable` names
 * properties that the program may give itself.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (Reflect.has(object, key) || typeof key === 'symbol' || probed.has(key) || key.startsWith('_'))
        return Reflect.get(object, key, receiver)
      throw new Error(`The stand-in does not implement ${name}.${String(key)}`)
    },
    getOwnPropertyDescriptor: (object, key) => Reflect.getOwnPropertyDescriptor(object, key),
  })
}

/** Throws for options that the stand-in would silently ignore. `known` lists those it honours or may ignore. */
export function refuseUnknown(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).filter((key) => !known.includes(key))
  if (unknown.length > 0) throw new Error(`The stand-in does not implement ${name} option ${inspect(unknown)}`)
}

/** Like `Object.assign`, but keeps getters. */
export function extend<T extends object, S extends object>(target: T, source: S): T & S {
  return Object.defineProperties(target, Object.getOwnPropertyDescriptors(source)) as T & S
}
