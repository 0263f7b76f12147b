import { createContext, useContext } from 'react'
import type { MenuCommand } from '../../../api/desktop.ts'
import type { Arrangement } from '../arrange.ts'

/** What the panes know of the shell around them. */
export type ShellState = Arrangement & {
  /** Another process owns the library: nothing can be changed here. */
  readOnly: boolean
  run: (command: MenuCommand) => void
}

export const ShellContext = createContext<ShellState | undefined>(undefined)

/** The shell around this pane. */
export function useShell(): ShellState {
  const shell = useContext(ShellContext)
  if (shell === undefined) throw new Error('ShellContext is not set')
  return shell
}
