import { PDFWorker } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

type ScriptUrlPolicy = { createScriptURL(url: string): unknown }
type PolicyFactory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy }

/** The page's one trusted types policy: it admits the address of the bundled PDF worker and nothing else. */
function admit(url: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  if (factory === undefined) return url
  const policy = factory.createPolicy('carrel', {
    createScriptURL(wanted) {
      if (wanted !== workerUrl) throw new TypeError(`Not a bundled worker: ${wanted}`)
      return wanted
    },
  })
  return policy.createScriptURL(url) as string
}

let worker: PDFWorker | undefined

/** The worker that reads all PDFs of the window. It is started here because pdf.js hands `Worker` a plain string. */
export function pdfWorker(): PDFWorker {
  worker ??= PDFWorker.create({ port: new Worker(admit(workerUrl), { type: 'module', name: 'pdf' }) })
  return worker
}
