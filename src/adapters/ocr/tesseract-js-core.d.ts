declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  /** The Emscripten factory; what it gives is typed where it is called. */
  const start: (options: object) => Promise<unknown>
  export default start
}

/** The part of the WebAssembly interface that Carrel calls; Node's types leave it to the DOM's. */
declare namespace WebAssembly {
  type Imports = object
  class Memory {
    readonly buffer: ArrayBuffer
  }
  type Instance = { readonly exports: Readonly<Record<string, unknown>> }
  type Module = { readonly compiled: unique symbol }
  function compile(bytes: Uint8Array): Promise<Module>
  function instantiate(module: Module, imports: Imports): Promise<Instance>
}
