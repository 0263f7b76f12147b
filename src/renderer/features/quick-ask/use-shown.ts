import { type RefObject, useEffect } from 'react'
import type { Client } from '../../../rpc/types.ts'
import { forget, useQuickStore } from './quick-store.ts'
import { stopRun } from './run.ts'
import { typeText } from './type-text.ts'

/** How long what was asked last is shown again, in milliseconds. */
export const rememberedMs = 10 * 60_000

/**
 * Begins each time the window is shown: with the words given, else with what was asked last, if that is less than ten minutes
 * ago. After that nothing of it is in memory any more, whether the window is shown again or not.
 */
export function useShown(client: Client, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let leftAt: number | undefined
    const clear = () => {
      stopRun()
      forget()
    }
    const left = () => {
      leftAt = Date.now()
      clearTimeout(timer)
      timer = setTimeout(clear, rememberedMs)
    }
    const shown = (text: string) => {
      clearTimeout(timer)
      // A machine that slept has timers that did not run.
      if (leftAt !== undefined && Date.now() - leftAt >= rememberedMs) clear()
      leftAt = undefined
      // What was taken from elsewhere and not worked on is not kept for another time.
      const { result } = useQuickStore.getState()
      useQuickStore.setState({
        entry: undefined,
        notice: undefined,
        ...(result === undefined ? { given: undefined } : {}),
      })
      if (text !== '') {
        clear()
        typeText(client, text)
      }
      field.current?.focus()
      field.current?.select()
    }
    const end = window.carrel.onEvent((event) => {
      if (event.type === 'quick-ask-shown') shown(event.text)
    })
    window.addEventListener('blur', left)
    void window.carrel.call('window.listening', {})
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', left)
      end()
    }
  }, [client, field])
}
