/** Keys of quick ask beside those of every text field, as `Kbd` writes them. */
export const clipboardKeys = 'mod+shift+v'
export const selectionKeys = 'mod+shift+x'
export const pictureKeys = 'mod+shift+p'
export const moreKeys = 'mod+k'

/** A pressed key; `mod`: Ctrl, or Cmd on macOS. */
export type Pressed = { key: string; mod: boolean; shift: boolean; alt: boolean }

/**
 * What a key's meaning depends on. `focus`: in the field (or nowhere) or on a control of its own; `selection`: some text is
 * selected; `result`: `opens` where an answer has a page to open, `ended` where it has none; `canKeep`: an answer that can
 * go on in the window, written or not.
 */
export type Situation = {
  focus: 'field' | 'control'
  selection: boolean
  list: boolean
  hits: number
  chosen: number
  typed: boolean
  given: boolean
  reckoning: boolean
  result: 'none' | 'writing' | 'opens' | 'ended'
  canKeep: boolean
}

export type Command =
  | 'ask'
  | 'ask-and-go-on'
  | 'summarise'
  | 'open-hit'
  | 'open-page'
  | 'next'
  | 'previous'
  | 'copy'
  | 'go-on'
  | 'stop'
  | 'close'
  | 'close-list'
  | 'open-list'
  | 'run-entry'
  | 'add-clipboard'
  | 'add-selection'
  | 'add-picture'

/** What a key does; undefined leaves it to the field or control that has the focus. */
export function commandOf({ key, mod, shift, alt }: Pressed, now: Situation): Command | undefined {
  if (alt) return undefined
  const letter = key.toLowerCase()
  if (mod && shift) return shifted(letter)
  if (mod) return withMod(letter, now)
  if (key === 'Escape') return now.list ? 'close-list' : now.result === 'writing' ? 'stop' : 'close'
  if (now.list) return listKey(key)
  if (now.focus === 'control') return undefined
  if (key === 'Enter') return shift ? undefined : entered(now)
  if (now.result !== 'none' || now.hits === 0) return undefined
  if (key === 'ArrowDown') return 'next'
  if (key === 'ArrowUp') return 'previous'
  return undefined
}

function shifted(letter: string): Command | undefined {
  if (letter === 'v') return 'add-clipboard'
  if (letter === 'x') return 'add-selection'
  if (letter === 'p') return 'add-picture'
  return undefined
}

function withMod(letter: string, now: Situation): Command | undefined {
  if (letter === 'k') return now.list ? 'close-list' : 'open-list'
  if (letter === 'enter')
    return now.canKeep ? 'go-on' : now.typed && now.result === 'none' ? 'ask-and-go-on' : undefined
  // What is selected is what the user means.
  if (letter !== 'c' || now.selection) return undefined
  return now.result !== 'none' || now.reckoning || now.chosen >= 0 ? 'copy' : undefined
}

function listKey(key: string): Command | undefined {
  if (key === 'ArrowDown') return 'next'
  if (key === 'ArrowUp') return 'previous'
  return key === 'Enter' ? 'run-entry' : undefined
}

function entered(now: Situation): Command | undefined {
  if (now.result === 'opens') return 'open-page'
  if (now.result === 'writing') return undefined
  if (now.chosen >= 0) return 'open-hit'
  if (now.typed) return 'ask'
  return now.given && now.result === 'none' ? 'summarise' : undefined
}
