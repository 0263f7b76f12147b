import { Bookmark, Copy, MessageSquareQuote } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { Toolbar } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { pinpoint } from '../../app/citation-text.ts'
import { COMMANDS } from '../../app/commands.ts'
import { askAbout } from '../../app/composer-store.ts'
import { copyText } from '../../app/copy.ts'
import { keepWords } from '../../app/keep.ts'
import { report } from '../../app/report.ts'
import { useSettings } from '../../app/settings.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { useClient } from '../../client.ts'
import { classes } from '../../components/classes.ts'
import { Kbd } from '../../components/kbd.tsx'
import type { PageSelection } from './use-selection.ts'

const ROOM = 8

/**
 * What can be done with the words selected on a page. Stands above their first line, or below where there is no room;
 * follows them when the page is scrolled, and is gone while they are out of `area`.
 */
export function SelectionBar({ selection, area }: { selection: PageSelection; area: HTMLElement }) {
  const client = useClient()
  const { readOnly } = useShell()
  const { citationStyle } = useSettings()
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | undefined>()
  useLayoutEffect(() => {
    const follow = () => setPlace(bar.current ? placeBeside(selection.range, area, bar.current) : undefined)
    follow()
    document.addEventListener('scroll', follow, { capture: true, passive: true })
    window.addEventListener('resize', follow)
    return () => {
      document.removeEventListener('scroll', follow, { capture: true })
      window.removeEventListener('resize', follow)
    }
  }, [selection.range, area])
  const button =
    'inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-plain text-ink transition-colors hover:bg-hair'
  return (
    <div ref={bar} className={classes('fixed z-30', place === undefined && 'invisible')} style={place}>
      <Toolbar
        aria-label={say('reader', 'selection')}
        className="flex items-center gap-0.5 rounded-control border border-line bg-raise p-0.5 shadow-float"
        // The selection must survive the press.
        onMouseDown={(event) => event.preventDefault()}
      >
        <button type="button" className={button} onClick={() => askAbout(selection.text, selection.place)}>
          <MessageSquareQuote />
          {say('reader', 'ask')}
        </button>
        <button
          type="button"
          className={button}
          onClick={() =>
            void copyText(pinpoint(selection.text, selection.place, citationStyle), say('reader', 'copied'))
          }
        >
          <Copy />
          {say('reader', 'copyWithSource')}
          <Kbd keys={COMMANDS['copy-with-source'].keys} />
        </button>
        {readOnly ? null : (
          <button
            type="button"
            className={button}
            disabled={selection.locating}
            onClick={() => void keepWords(client, selection.place).catch(report)}
          >
            <Bookmark />
            {say('reader', 'keep')}
            <Kbd keys={COMMANDS['keep-words'].keys} />
          </button>
        )}
      </Toolbar>
    </div>
  )
}

function placeBeside(range: Range, area: HTMLElement, bar: HTMLElement): { left: number; top: number } | undefined {
  const line = [...range.getClientRects()].find(({ width }) => width > 1)
  const within = area.getBoundingClientRect()
  if (line === undefined || line.bottom < within.top || line.top > within.bottom) return undefined
  const { width, height } = bar.getBoundingClientRect()
  const above = line.top - height - ROOM
  return {
    left: Math.max(within.left + ROOM, Math.min(line.left, within.right - width - ROOM)),
    top: above > within.top ? above : Math.min(line.bottom + ROOM, within.bottom - height - ROOM),
  }
}
