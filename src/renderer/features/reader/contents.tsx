import { List } from 'lucide-react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { MenuButton } from '../../components/menu.tsx'

type ContentsProps = {
  row: Pick<DocumentRow, 'id' | 'kind' | 'pages'>
  /** The page looked at. */
  page: number
  onPage: (number: number) => void
}

const WITH_CHAPTERS: ReadonlySet<DocumentRow['kind']> = new Set(['epub', 'pptx', 'odp'])
const WITH_SHEETS: ReadonlySet<DocumentRow['kind']> = new Set(['sheet'])

function useOutline({ row, page }: ContentsProps, kinds: ReadonlySet<DocumentRow['kind']>) {
  const enabled = kinds.has(row.kind)
  const known = useCall('document.outline', { documentId: row.id }, { enabled }).data ?? []
  const outline = enabled ? known : []
  return { outline, current: outline.findLast((entry) => entry.page <= page) }
}

/** Chapters of a book and slides of a talk, as a menu that leads to them. */
export function ContentsMenu(props: ContentsProps) {
  const { outline, current } = useOutline(props, WITH_CHAPTERS)
  if (outline.length < 2) return null
  return (
    <MenuButton
      label={say('reader', 'contents')}
      entries={outline.map((entry) => ({
        id: String(entry.page),
        label: entry.label,
        checked: entry === current,
        run: () => props.onPage(entry.page),
      }))}
    >
      <IconButton label={say('reader', 'contents')}>
        <List />
      </IconButton>
    </MenuButton>
  )
}

/** The sheets of a workbook below its cells, as spreadsheets have them. */
export function SheetTabs(props: ContentsProps) {
  const { outline, current } = useOutline(props, WITH_SHEETS)
  if (outline.length < 2) return null
  return (
    <nav
      aria-label={say('reader', 'sheets')}
      className="flex h-8 shrink-0 items-stretch gap-0.5 overflow-x-auto border-line border-t px-2"
    >
      {outline.map((entry) => (
        <button
          key={entry.page}
          type="button"
          aria-current={entry === current ? 'true' : undefined}
          onClick={() => props.onPage(entry.page)}
          className={classes(
            'shrink-0 border-t-2 px-2.5 text-label whitespace-nowrap -outline-offset-2',
            entry === current
              ? 'border-accent bg-paper font-semibold text-ink'
              : 'border-transparent text-soft hover:bg-hair hover:text-ink',
          )}
        >
          {entry.label}
        </button>
      ))}
    </nav>
  )
}
