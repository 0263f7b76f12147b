import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { writeWhole } from './write-whole.ts'

/** Whether Carrel starts when the user logs in; the system's own list is the truth. */
export type StartAtLogin = { isOn(): boolean; set(on: boolean): void }

type LoginDeps = {
  app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>
  platform: NodeJS.Platform
  /** Folder of the user's configuration, which holds `autostart` on Linux. */
  configFolder: string
  /** The program and its arguments. */
  command: readonly [string, ...string[]]
}

/** Start at login: a desktop file on Linux, written and removed only by `set`; the system's list elsewhere. */
export function createStartAtLogin({ app, platform, configFolder, command }: LoginDeps): StartAtLogin {
  const [path, ...args] = command
  if (platform === 'linux') {
    const file = join(configFolder, 'autostart', 'carrel.desktop')
    return {
      isOn: () => existsSync(file),
      set: (on) => (on ? writeWhole(file, autostartEntry(command)) : rmSync(file, { force: true })),
    }
  }
  const item = platform === 'win32' ? { path, args: args.map((one) => `"${one}"`) } : {}
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, ...item }),
  }
}

/** What starts Carrel in the background over the same data folder; an AppImage is started by its own file. */
export function startCommand(
  app: Pick<App, 'getPath' | 'getAppPath' | 'isPackaged'>,
  dataFolder: string,
  env: NodeJS.ProcessEnv,
): [string, ...string[]] {
  const own = app.isPackaged ? [] : [app.getAppPath()]
  return [env['APPIMAGE'] || app.getPath('exe'), ...own, '--data', dataFolder, '--background']
}

/** The text of `carrel.desktop` (Desktop Entry Specification 1.5). */
export function autostartEntry(command: readonly string[]): string {
  const lines = ['Type=Application', 'Name=Carrel', `Exec=${command.map(quoteExec).join(' ')}`, 'Terminal=false']
  return `[Desktop Entry]\n${lines.join('\n')}\n`
}

/** One argument of `Exec`: quoted by the rules of that key, then escaped as every string value is. */
function quoteExec(argument: string): string {
  const quoted = `"${argument.replaceAll('%', '%%').replace(/["`$\\]/g, '\\$&')}"`
  return quoted.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')
}
