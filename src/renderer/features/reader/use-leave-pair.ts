import { useEffect } from 'react'
import { showOne } from '../../app/reader-pair.ts'
import { isTextField } from '../../app/use-commands.ts'

/** While two documents are shown, Escape leaves the active one, wherever the focus is and nothing else takes the key. */
export function useLeavePair(isPair: boolean): void {
  useEffect(() => {
    if (!isPair) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTextField(event.target)) return
      if (event.target instanceof Element && event.target.closest(FLOATING) !== null) return
      event.preventDefault()
      showOne()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [isPair])
}

const FLOATING = '[role="dialog"], [role="menu"], [role="listbox"]'
