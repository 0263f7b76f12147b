import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Bytes of a file that the build puts beside its bundles under `name`, or, where there is no bundle, of the package's own
 * file, whose address `packaged` gives.
 */
export async function readBundledFile(name: string, packaged: () => string): Promise<Uint8Array<ArrayBuffer>> {
  // A bundler may put this module into a folder of chunks.
  const beside = [`./${name}`, `../${name}`].map((one) => fileURLToPath(new URL(one, import.meta.url)))
  const file = beside.find((one) => existsSync(one)) ?? fileURLToPath(packaged())
  return new Uint8Array(await readFile(file))
}
