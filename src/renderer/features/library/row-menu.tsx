import {
  BookOpen,
  FolderMinus,
  FolderOpen,
  FolderPlus,
  Info,
  MessageSquareText,
  NotebookText,
  Package,
  RotateCcw,
  Trash2,
  Zap,
} from 'lucide-react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { isKeptText } from '../../app/kept-text.ts'
import type { MenuEntry } from '../../components/menu.tsx'

type MenuCollection = { id: string; name: string }

export type RowMenuProps = {
  count: number
  /** The row, where exactly one is selected. */
  row: DocumentRow | undefined
  readOnly: boolean
  /** Those that documents can be put into, by the paths of their names. */
  collections: readonly MenuCollection[]
  open: () => void
  askAbout: () => void
  summarise: () => void
  details: () => void
  showInFolder: () => void
  addTo: (collection: MenuCollection) => void
  openParent: () => void
  readAgain: () => void
  /** Whether all of them are kept ready for the model; undefined where that is not known. */
  keptReady: boolean | undefined
  keepReady: () => void
  /** Undefined outside a collection. */
  takeOut: (() => void) | undefined
  remove: () => void
}

/** What can be done with the selected documents. */
export function rowMenu(props: RowMenuProps): MenuEntry[] {
  const { count, row, readOnly, collections } = props
  const one = row === undefined
  return [
    {
      id: 'open',
      label: say('library', 'open'),
      icon: <BookOpen />,
      keys: 'enter',
      disabled: one || row.status === 'failed',
      run: props.open,
    },
    {
      id: 'ask',
      label: say('library', 'askAbout', { count }),
      icon: <MessageSquareText />,
      disabled: readOnly,
      run: props.askAbout,
    },
    {
      id: 'summarise',
      label: count > 1 ? say('summaries', 'summariseCount', { count }) : say('summaries', 'summarise'),
      icon: <NotebookText />,
      disabled: readOnly || row?.status === 'failed',
      run: props.summarise,
    },
    ...(props.keptReady === undefined
      ? []
      : [
          {
            id: 'ready',
            label: say('memory', props.keptReady ? 'keepNoMore' : 'keep'),
            icon: <Zap />,
            disabled: readOnly || row?.status === 'failed',
            run: props.keepReady,
          },
        ]),
    {
      id: 'details',
      label: say('library', 'details'),
      icon: <Info />,
      keys: 'alt+enter',
      disabled: one,
      run: props.details,
    },
    ...(row?.parentTitle === undefined
      ? []
      : [
          {
            id: 'parent',
            label: say('documents', 'openContainer', { title: row.parentTitle }),
            icon: <Package />,
            run: props.openParent,
          },
        ]),
    {
      id: 'folder',
      label: say('library', 'showInFolder'),
      icon: <FolderOpen />,
      disabled: one || row.parentId !== undefined || isKeptText(row.path),
      run: props.showInFolder,
    },
    {
      id: 'again',
      label: say('documents', 'readAgain'),
      icon: <RotateCcw />,
      disabled: readOnly,
      run: props.readAgain,
    },
    { separator: 'collections' },
    ...(readOnly || collections.length === 0
      ? []
      : [
          {
            heading: say('library', 'addToHeading'),
            entries: collections.slice(0, 8).map((collection) => ({
              id: `to:${collection.id}`,
              label: collection.name,
              icon: <FolderPlus />,
              run: () => props.addTo(collection),
            })),
          },
        ]),
    ...(props.takeOut === undefined
      ? []
      : [
          {
            id: 'out',
            label: say('library', 'takeOut'),
            icon: <FolderMinus />,
            disabled: readOnly,
            run: props.takeOut,
          },
        ]),
    {
      id: 'remove',
      label: say('library', 'remove', { count }),
      icon: <Trash2 />,
      keys: 'delete',
      warn: true,
      disabled: readOnly,
      run: props.remove,
    },
  ]
}
