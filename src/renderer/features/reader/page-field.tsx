import { useState } from 'react'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'

/** "Page 5 of 12"; a click lets a number be typed. */
export function PageField({ page, pages, onPage }: { page: number; pages: number; onPage: (number: number) => void }) {
  const [typed, setTyped] = useState<string>()
  const finish = () => {
    const number = Number.parseInt(typed ?? '', 10)
    if (number >= 1) onPage(Math.min(number, pages))
    setTyped(undefined)
  }
  const look = 'h-7 rounded-control px-1.5 text-label tabular-nums'
  if (typed === undefined)
    return (
      <button
        type="button"
        title={say('reader', 'goToPage')}
        className={classes(look, 'truncate text-soft transition-colors hover:bg-hair hover:text-ink')}
        onClick={() => setTyped(String(page))}
      >
        {say('reader', 'pageOf', { page, pages })}
      </button>
    )
  return (
    <input
      autoFocus
      value={typed}
      inputMode="numeric"
      aria-label={say('reader', 'goToPage')}
      className={classes(look, 'w-16 border border-edge bg-paper text-ink')}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish()
        else if (event.key === 'Escape') setTyped(undefined)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
