import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'
import { runtime } from '../runtime.ts'
import { extend, strict } from '../strict.ts'

let source: NativeTheme['themeSource'] = 'system'

/** `nativeTheme` of the electron module; the system counts as light. */
export const nativeTheme = strict(
  'nativeTheme',
  extend(new EventEmitter(), {
    get themeSource() {
      return source
    },
    set themeSource(next: NativeTheme['themeSource']) {
      source = next
      runtime.changes.emit('theme')
      nativeTheme.emit('updated')
    },
    get shouldUseDarkColors(): boolean {
      return source === 'dark'
    },
    shouldUseHighContrastColors: false,
    prefersReducedTransparency: false,
  } satisfies Partial<NativeTheme>),
)
