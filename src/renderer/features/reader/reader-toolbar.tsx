import { ChevronDown, ChevronUp, Search, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { Toolbar } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { COMMANDS } from '../../app/commands.ts'
import { IconButton } from '../../components/button.tsx'
import { LongName } from '../../components/long-name.tsx'
import { PageField } from './page-field.tsx'
import type { SheetRole } from './sheet-role.ts'

type ReaderToolbarProps = {
  title: string
  role: SheetRole
  page: number
  pages: number
  /** What stands between the zoom buttons, and what a click on it does. */
  zoomLabel: string
  zoomHint: string
  onZoomLabel: () => void
  onZoom: (by: -1 | 1) => void
  onPage: (number: number) => void
  onFind: () => void
  /** A menu of where sheets, slides and chapters begin, where there is one. */
  contents?: ReactNode
}

/** Pages on the left, zoom and search on the right. Of two documents each has its title with the most needed of it. */
export function ReaderToolbar(props: ReaderToolbarProps) {
  const { title, role, page, pages, onPage, onFind } = props
  if (role.count > 1)
    return (
      <Toolbar
        aria-label={say('reader', 'sheetToolbar', { title: role.label })}
        className="sheet-bar flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 border-line border-b py-1 pr-2 pl-3"
        data-active={role.isActive || undefined}
      >
        <h3 className="min-w-0 flex-1 basis-32 font-semibold">
          <LongName name={title} />
        </h3>
        <span className="-ml-1.5 flex items-center gap-0.5">
          <PageField page={page} pages={pages} onPage={onPage} />
          <ZoomTools {...props} />
        </span>
      </Toolbar>
    )
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
      {props.contents}
      <span className="flex-1" />
      <ZoomTools {...props} />
      <IconButton label={say('reader', 'find')} keys={COMMANDS['find-in-document'].keys} onPress={onFind}>
        <Search />
      </IconButton>
    </Toolbar>
  )
}

function ZoomTools({ zoomLabel, zoomHint, onZoomLabel, onZoom }: ReaderToolbarProps) {
  return (
    <>
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
    </>
  )
}
