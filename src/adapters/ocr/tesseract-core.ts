import startCore from 'tesseract.js-core/tesseract-core-simd-lstm.js'
import { readBundledFile } from '../files/bundled-file.ts'

/** A C++ object behind its JavaScript wrapper. */
type Wrapped = object

/** The recogniser's C++ interface as far as Carrel calls it (tesseract/baseapi.h, with tesseract.js's additions). */
export type TesseractApi = Wrapped & {
  /** 0 where it worked. `path` null: language data lies in the root of the module's file system. */
  Init(path: null, languages: string, mode: number): number
  SetVariable(name: string, value: string): boolean
  SetImage(data: Wrapped, width: number, height: number, bytesPerPixel: number, bytesPerLine: number): void
  SetSourceResolution(dpi: number): void
  /** Finds blocks and lines; a null wrapper where there are none. `Recognize` goes on from them. */
  AnalyseLayout(): LayoutIterator
  /** Slope of the text lines found, in pixels a pixel; positive where they fall to the left. */
  GetGradient(): number
  Recognize(monitor: null): number
  GetTSVText(page: number): string
  Clear(): void
  End(): void
}

export type LayoutIterator = Wrapped & {
  Next(level: number): boolean
  BoundingBox(level: number, left: Wrapped, top: Wrapped, right: Wrapped, bottom: Wrapped): boolean
  Orientation(orientation: Wrapped, direction: Wrapped, order: Wrapped, deskew: Wrapped): void
}

type PointerHelper = { i32(name: string): Wrapped; f32(name: string): Wrapped; get(): Record<string, number> }

/** A picture that leptonica has decoded (struct Pix). */
export type PixHandle = number

/** The WebAssembly module of tesseract.js-core: recogniser and picture decoders in one memory. */
export type TesseractCore = {
  /** The module's memory; the view is renewed when it grows. */
  heap(): Uint8Array<ArrayBuffer>
  _malloc(bytes: number): number
  _free(pointer: number): void
  /** Decodes PNG, JPEG, TIFF, WebP, BMP and GIF; 0 where it cannot. */
  _pixReadMem(bytes: number, length: number): PixHandle
  /** Reads a header; 0 where it worked. Results are 32-bit integers at the given addresses. */
  _pixReadHeaderMem(
    bytes: number,
    length: number,
    format: number,
    width: number,
    height: number,
    bitsPerSample: number,
    samplesPerPixel: number,
    hasColormap: number,
  ): number
  /** Takes the address of a handle. */
  _pixDestroy(handle: number): void
  FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void }
  TessBaseAPI: new () => TesseractApi
  VoidPtr: unknown
  wrapPointer(pointer: number, type: unknown): Wrapped
  getPointer(object: Wrapped): number
  destroy(object: Wrapped): void
  pointerHelper: new () => PointerHelper
}

let compiled: Promise<WebAssembly.Module> | undefined

async function compile(): Promise<WebAssembly.Module> {
  const file = () => import.meta.resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm')
  return WebAssembly.compile(await readBundledFile('tesseract-core-simd-lstm.wasm', file))
}

/** Starts a module of its own, compiled once a process. A module that has trapped must not be used again. */
export async function startTesseract(): Promise<TesseractCore> {
  compiled ??= compile()
  const module = await compiled
  let memory: WebAssembly.Memory | undefined
  const core = (await startCore({
    // The package exposes no view of its memory; its exports are named by a minifier, so the memory is known by its type.
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      void WebAssembly.instantiate(module, imports).then((instance) => {
        memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory)
        receive(instance)
      })
      return {}
    },
    print() {},
    printErr() {},
  })) as TesseractCore
  return Object.assign(core, { heap: () => new Uint8Array((memory as WebAssembly.Memory).buffer) })
}
