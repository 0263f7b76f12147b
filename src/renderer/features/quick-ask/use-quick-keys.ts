import { useEffect } from 'react'
import type { Client } from '../../../rpc/types.ts'
import { isTextField } from '../../app/use-commands.ts'
import { copyResult } from './copy-result.ts'
import { addClipboard, addPicture, addSelection } from './given-text.ts'
import { firstSource, openWords } from './hand-over.ts'
import { type Command, commandOf } from './keys.ts'
import { moreEntries } from './more-entries.ts'
import { takeEntry } from './more-list.tsx'
import { useQuickStore } from './quick-store.ts'
import { stopRun } from './run.ts'
import { runAction } from './run-action.ts'
import { goOn, runAnswer } from './run-answer.ts'
import { situationOf } from './situation.ts'
import { stopWriting } from './stop-writing.ts'

/** The keys of the window, wherever the focus is in it. */
export function useQuickKeys(client: Client): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const mod = window.carrel.platform === 'darwin' ? event.metaKey : event.ctrlKey
      const pressed = { key: event.key, mod, shift: event.shiftKey, alt: event.altKey }
      const command = commandOf(pressed, situationOf(useQuickStore.getState(), pageSituation()))
      if (command === undefined) return
      event.preventDefault()
      carryOut(client, command)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [client])
}

/** Where the focus is, and whether something is selected. */
export function pageSituation(): { focus: 'field' | 'control'; selection: boolean } {
  const { activeElement } = document
  const inField =
    activeElement instanceof HTMLInputElement && activeElement.selectionStart !== activeElement.selectionEnd
  const onPage = (window.getSelection()?.toString() ?? '') !== '' && !isTextField(activeElement)
  const free = activeElement === null || activeElement === document.body || isTextField(activeElement)
  return { focus: free ? 'field' : 'control', selection: inField || onPage }
}

function carryOut(client: Client, command: Command): void {
  const state = useQuickStore.getState()
  const { found, chosen, result, given, entry } = state
  const typed = state.typed.trim()
  switch (command) {
    case 'ask':
    case 'ask-and-go-on':
      return void runAnswer(client, typed, given, command === 'ask-and-go-on')
    case 'summarise':
      return void (given && runAction(client, 'summarise', given))
    case 'open-hit': {
      const hit = found?.result.hits[chosen]
      return hit && openWords(hit)
    }
    case 'open-page': {
      const source = result?.kind === 'answer' ? firstSource(result.answer) : undefined
      return source && openWords(source)
    }
    case 'next':
      return choose(client, 1)
    case 'previous':
      return choose(client, -1)
    case 'copy':
      return copyResult()
    case 'go-on':
      return void (result?.kind === 'answer' && goOn(client, result))
    case 'stop':
      stopRun()
      return stopWriting()
    case 'close':
      return void window.carrel.call('quickAsk.hide', {})
    case 'open-list':
      return useQuickStore.setState({ entry: 0, notice: undefined })
    case 'close-list':
      return useQuickStore.setState({ entry: undefined })
    case 'run-entry':
      return takeEntry(moreEntries(client, state)[entry ?? 0])
    case 'add-clipboard':
      return void addClipboard()
    case 'add-selection':
      return void addSelection()
    case 'add-picture':
      return void addPicture(client)
  }
}

/** Moves the choice in the list that is open, else among the hits; above the first hit none is chosen. */
function choose(client: Client, by: 1 | -1): void {
  const state = useQuickStore.getState()
  if (state.entry === undefined) {
    const last = (state.found?.result.hits.length ?? 0) - 1
    return useQuickStore.setState({ chosen: Math.max(-1, Math.min(last, state.chosen + by)) })
  }
  const count = moreEntries(client, state).length
  useQuickStore.setState({ entry: (state.entry + by + count) % count })
}
