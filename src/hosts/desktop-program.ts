import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The program that runs Carrel's window: real Electron, or the stand-in where its binary is not there. */
export type DesktopProgram = { lane: 'electron' | 'stand-in'; executable: string }

/**
 * Which of them `projectFolder` has; undefined where it has neither. `CARREL_LANE=stand-in` takes the stand-in although
 * Electron is there.
 */
export function findDesktopProgram(
  projectFolder: string,
  env: NodeJS.ProcessEnv = process.env,
): DesktopProgram | undefined {
  const real = env['CARREL_LANE'] === 'stand-in' ? undefined : electronOf(projectFolder)
  if (real !== undefined) return { lane: 'electron', executable: real }
  const standIn = path.join(projectFolder, 'e2e/stand-in/electron')
  return existsSync(standIn) ? { lane: 'stand-in', executable: standIn } : undefined
}

/** The binary of the installed `electron` package, if it has been downloaded. */
export function electronOf(projectFolder: string): string | undefined {
  const folder = path.join(projectFolder, 'node_modules/electron')
  try {
    const binary = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'))
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}
