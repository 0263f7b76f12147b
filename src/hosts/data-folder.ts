import os from 'node:os'
import path from 'node:path'

/** The desktop's data folder, which the terminal uses too unless `--data` names another. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = os.homedir(),
): string {
  if (platform === 'win32')
    return path.win32.join(env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'Carrel')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Carrel')
  return path.posix.join(env['XDG_CONFIG_HOME'] || path.posix.join(home, '.config'), 'Carrel')
}
