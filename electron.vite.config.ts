import { existsSync } from 'node:fs'
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { bundledFiles } from './src/hosts/bundled-files.plugin.ts'
import { pdfAssets } from './src/renderer/features/reader/pdf/pdf-assets.plugin.ts'

const root = import.meta.dirname
const hosts = ['backend', 'reader-worker', 'model-probe', 'index-worker']
const present = hosts.filter((name) => existsSync(join(root, 'src/hosts', `${name}.ts`)))

/** Main and its processes: one file each, everything inside but the native packages (`dependencies`). */
const mainEntries = Object.fromEntries([
  ['main', join(root, 'src/main/main.ts')],
  ...present.map((name) => [name, join(root, 'src/hosts', `${name}.ts`)]),
])

export default defineConfig({
  main: {
    plugins: [bundledFiles()],
    build: {
      outDir: join(root, 'out/main'),
      externalizeDeps: true,
      rolldownOptions: {
        input: mainEntries,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: join(root, 'out/preload'),
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { preload: join(root, 'src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'src/renderer'),
    publicDir: false,
    plugins: [react(), tailwindcss(), pdfAssets()],
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: join(root, 'src/renderer/index.html'),
          'quick-ask': join(root, 'src/renderer/quick-ask.html'),
          region: join(root, 'src/renderer/region.html'),
        },
      },
    },
  },
})
