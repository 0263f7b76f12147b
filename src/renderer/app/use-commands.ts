import { useEffect, useMemo, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import type { MenuCommand } from '../../api/desktop.ts'
import { useClient } from '../client.ts'
import { COMMANDS, type CommandDeps, runCommand } from './commands.ts'
import { focusNextRegion } from './next-region.ts'
import { useChangeSettings, useSettings } from './settings.ts'
import { undoLast } from './toast-store.ts'

/** Carries out commands of the menu and of the keyboard. Returns the way to run one from a control. */
export function useCommands(): (command: MenuCommand) => void {
  const client = useClient()
  const settings = useSettings()
  const changeSettings = useChangeSettings()
  const deps = useRef<CommandDeps>({ client, settings, changeSettings })
  deps.current = { client, settings, changeSettings }
  const run = useMemo(() => (command: MenuCommand) => runCommand(command, deps.current), [])

  useEffect(
    () =>
      window.carrel.onEvent((event) => {
        if (event.type === 'menu-command') run(event.command)
      }),
    [run],
  )
  // After the effects of everything below, whose listeners stand by then.
  useEffect(() => void window.carrel.call('window.listening', {}), [])
  useEffect(() => tinykeys(window, keyBindings(run)), [run])
  return run
}

function keyBindings(run: (command: MenuCommand) => void): Record<string, (event: KeyboardEvent) => void> {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const [command, { keys }] of Object.entries(COMMANDS) as [MenuCommand, { keys: string | undefined }][]) {
    if (keys === undefined) continue
    bindings[tinyKeys(keys)] = (event) => {
      if (event.defaultPrevented || (event.altKey && isTextField(event.target) && window.carrel.platform === 'darwin'))
        return
      event.preventDefault()
      run(command)
    }
  }
  const shortcuts = (event: KeyboardEvent) => {
    event.preventDefault()
    run('show-shortcuts')
  }
  bindings['$mod+/'] = shortcuts
  bindings['$mod+Shift+/'] = shortcuts
  for (const [keys, by] of [
    ['F6', 1],
    ['Shift+F6', -1],
  ] as const)
    bindings[keys] = (event) => {
      event.preventDefault()
      focusNextRegion(by)
    }
  bindings['$mod+z'] = (event) => {
    if (!event.defaultPrevented && !isTextField(event.target) && undoLast()) event.preventDefault()
  }
  return bindings
}

const NAMES: Record<string, string> = {
  mod: '$mod',
  shift: 'Shift',
  alt: 'Alt',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  '=': 'Equal',
  '-': 'Minus',
  '0': 'Digit0',
  f1: 'F1',
}

function tinyKeys(keys: string): string {
  return keys
    .split('+')
    .map((part) => NAMES[part] ?? part)
    .join('+')
}

/** Whether typing goes into this element. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type)) ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
