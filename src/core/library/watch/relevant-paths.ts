import platformPath from 'node:path'
import { baseName } from '../file-names.ts'
import { isPassing } from './passing-files.ts'

/** Of what happened below a folder, what can matter; the rules of a `.gitignore` file hold for its whole folder. */
export function relevantPaths(root: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (path !== root && isPassing(path, root)) return []
    return [baseName(path) === '.gitignore' ? platformPath.dirname(path) : path]
  })
}
