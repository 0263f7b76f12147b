import type { Plugin } from 'vite'

/** Files that the processes beside the window read: their names beside the bundles, and where their packages hold them. */
const FILES = {
  'pdfium.wasm': ['@embedpdf/pdfium', 'dist/pdfium.wasm'],
  'tesseract-core-simd-lstm.wasm': ['tesseract.js-core', 'tesseract-core-simd-lstm.wasm'],
  'eng.traineddata.gz': ['@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz'],
} as const

/** Vite plugin of main's build: puts the PDF engine, the recogniser and its English beside the bundles. */
export function bundledFiles(): Plugin {
  return {
    name: 'carrel:bundled-files',
    apply: 'build',
    async generateBundle() {
      for (const [fileName, [packageName, path]] of Object.entries(FILES)) {
        const folder = `node_modules/${packageName}`
        const source = await this.fs.readFile(`${this.environment.config.root}/${folder}/${path}`)
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
  }
}
