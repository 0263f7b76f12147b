import { ChevronDown, ChevronUp, Search, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { Toolbar } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { COMMANDS } from '../../app/commands.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'

type ReaderToolbarProps = {
  page: number
  pages: number
  /** What stands between the zoom buttons, and what a click on it does. */
  zoomLabel: string
  zoomHint: string
  onZoomLabel: () => void
  onZoom: (by: -1 | 1) => void
  onPage: (number: number) => void
  onFind: () => void
}

/** Pages on the left, zoom and search on the right. */
export function ReaderToolbar(props: ReaderToolbarProps) {
  const { page, pages, zoomLabel, zoomHint, onZoomLabel, onZoom, onPage, onFind } = props
  return (
    <Toolbar
      aria-label={say('reader', 'toolbar')}
      className="flex h-9 shrink-0 items-center gap-0.5 border-line border-b px-2"
    >
      <IconButton label={say('reader', 'previousPage')} isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label={say('reader', 'nextPage')} isDisabled={page >= pages} onPress={() => onPage(page + 1)}>
        <ChevronDown />
      </IconButton>
      <PageField page={page} pages={pages} onPage={onPage} />
      <span className="flex-1" />
      <IconButton label={say('reader', 'zoomOut')} onPress={() => onZoom(-1)}>
        <ZoomOut />
      </IconButton>
      <button
        type="button"
        title={zoomHint}
        className="h-7 rounded-control px-1.5 text-label text-soft tabular-nums transition-colors hover:bg-hair hover:text-ink"
        onClick={onZoomLabel}
      >
        {zoomLabel}
      </button>
      <IconButton label={say('reader', 'zoomIn')} onPress={() => onZoom(1)}>
        <ZoomIn />
      </IconButton>
      <IconButton label={say('reader', 'find')} keys={COMMANDS['find-in-document'].keys} onPress={onFind}>
        <Search />
      </IconButton>
    </Toolbar>
  )
}

/** "Page 5 of 12"; a click lets a number be typed. */
function PageField({ page, pages, onPage }: { page: number; pages: number; onPage: (number: number) => void }) {
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
