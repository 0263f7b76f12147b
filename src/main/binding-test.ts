import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isInside } from './app-protocol.ts'

/** Whether a file is node-llama-cpp's own binding test: the only file main runs on the backend's word. */
export function isBindingTest(appFolder: string, file: string): boolean {
  try {
    const folder = realpathSync(join(appFolder, 'node_modules/node-llama-cpp/dist/bindings/utils'))
    const real = realpathSync(file)
    return isInside(folder, real) && /[/\\]testBindingBinary\.js$/.test(real)
  } catch {
    return false
  }
}
