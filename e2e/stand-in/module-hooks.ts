import { registerHooks } from 'node:module'

const address = 'stand-in:electron'

/** Makes `import … from 'electron'` and `require('electron')` give `value` with these named exports. */
export function serveElectronModule(value: object, names: readonly string[]): void {
  const place = Symbol.for(address)
  Object.defineProperty(globalThis, place, { value })
  const held = `globalThis[Symbol.for(${JSON.stringify(address)})]`
  const source = [`export default ${held}`, ...names.map((name) => `export const ${name} = ${held}.${name}`)].join('\n')
  registerHooks({
    resolve(specifier, context, next) {
      if (!/^electron(\/(main|common|utility))?$/.test(specifier)) return next(specifier, context)
      const format = context.conditions.includes('import') ? 'module' : 'commonjs'
      return { url: `${address}?${format}`, format, shortCircuit: true }
    },
    load(url, context, next) {
      if (url === `${address}?module`) return { format: 'module', source, shortCircuit: true }
      if (url === `${address}?commonjs`)
        return { format: 'commonjs', source: `module.exports = ${held}`, shortCircuit: true }
      return next(url, context)
    },
  })
}
