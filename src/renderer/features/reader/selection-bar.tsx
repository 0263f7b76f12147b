import { Copy, MessageSquareQuote } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { Toolbar } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { pinpoint } from '../../app/citation-text.ts'
import { COMMANDS } from '../../app/commands.ts'
import { askAbout } from '../../app/composer-store.ts'
import { copyText } from '../../app/copy.ts'
import { useSettings } from '../../app/settings.ts'
import { Kbd } from '../../components/kbd.tsx'
import type { PageSelection } from './use-selection.ts'

const ROOM = 8

/** What can be done with the words selected on a page. Stands above their first line, or below where there is no room. */
export function SelectionBar({ selection, area }: { selection: PageSelection; area: DOMRect }) {
  const { citationStyle } = useSettings()
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ left: 0, top: 0 })
  useLayoutEffect(() => {
    const box = bar.current?.getBoundingClientRect()
    if (box === undefined) return
    const { rect } = selection
    const above = rect.top - box.height - ROOM
    setPlace({
      left: Math.max(area.left + ROOM, Math.min(rect.left, area.right - box.width - ROOM)),
      top: above > area.top ? above : Math.min(rect.bottom + ROOM, area.bottom - box.height - ROOM),
    })
  }, [selection, area])
  const button =
    'inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-plain text-ink transition-colors hover:bg-hair'
  return (
    <div ref={bar} className="fixed z-30" style={place}>
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
      </Toolbar>
    </div>
  )
}
