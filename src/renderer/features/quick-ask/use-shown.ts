import { type RefObject, useEffect } from 'react'
import type { Client } from '../../../rpc/types.ts'
import { useQuickStore } from './quick-store.ts'
import { startAfresh, typeText, warmUp } from './type-text.ts'

/** How long after its last use what was asked is shown again, in milliseconds. */
const rememberedMs = 10 * 60_000
const lookAgainMs = 60_000

/**
 * Begins each time the window is shown: with the words given, else with what was asked last, if that is less than ten minutes
 * ago. After that nothing of it is in memory any more, whether the window is shown again or not.
 */
export function useShown(client: Client, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let usedAt = Date.now()
    // Not under the eyes of somebody who reads.
    const clearUnseen = () => {
      if (document.hasFocus()) timer = setTimeout(clearUnseen, lookAgainMs)
      else startAfresh()
    }
    const used = () => {
      usedAt = Date.now()
      clearTimeout(timer)
      timer = setTimeout(clearUnseen, rememberedMs)
    }
    const shown = (text: string) => {
      // A machine that slept has timers that did not run.
      if (Date.now() - usedAt >= rememberedMs) startAfresh()
      used()
      // What was taken from elsewhere and not worked on is not kept for another time.
      const { result } = useQuickStore.getState()
      useQuickStore.setState({
        entry: undefined,
        notice: undefined,
        ...(result === undefined ? { given: undefined } : {}),
      })
      if (text !== '') {
        startAfresh()
        typeText(client, text)
      }
      field.current?.focus()
      field.current?.select()
      warmUp(client)
    }
    const end = window.carrel.onEvent((event) => {
      if (event.type === 'quick-ask-shown') shown(event.text)
    })
    window.addEventListener('blur', used)
    const unsubscribe = useQuickStore.subscribe(used)
    void window.carrel.call('window.listening', {})
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', used)
      unsubscribe()
      end()
    }
  }, [client, field])
}
