import type { Plugin } from 'vite'

/** Folders of pdf.js that it reads from by address, and what of them a page may need. */
const FOLDERS = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  wasm: /^(?!quickjs).*\.(wasm|js)$/,
  iccs: /\.icc$/,
}

/**
 * Vite plugin of the window's build: puts pdf.js's character maps, standard fonts, decoders and colour profile beside
 * the page as `pdfjs/<folder>/<file>`, their licences included.
 */
export function pdfAssets(): Plugin {
  return {
    name: 'carrel:pdf-assets',
    apply: 'build',
    async generateBundle() {
      const entry = await this.resolve('pdfjs-dist/package.json')
      if (entry === null) throw new Error('pdfjs-dist is not installed')
      const base = entry.id.replace(/package\.json.*$/, '')
      for (const [folder, wanted] of Object.entries(FOLDERS)) {
        for (const name of await this.fs.readdir(base + folder)) {
          if (!wanted.test(name) && !(name.startsWith('LICENSE') && !name.includes('QUICKJS'))) continue
          const source = await this.fs.readFile(`${base}${folder}/${name}`)
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source })
        }
      }
    },
  }
}
