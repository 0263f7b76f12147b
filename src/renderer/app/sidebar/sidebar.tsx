import { CornerDownRight, PanelLeft, Search, SquarePen } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '../../../messages/say.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Kbd } from '../../components/kbd.tsx'
import { ariaKeys } from '../../components/keys.ts'
import { COMMANDS, newQuestion, toggleSidebar } from '../commands.ts'
import { useCall } from '../queries.ts'
import { showSearch } from '../search-store.ts'
import { showOverlay, useViewStore } from '../view-store.ts'
import { DeskList } from './desk-list.tsx'
import { FolderList } from './folder-list.tsx'
import { ImportProgress } from './import-progress.tsx'
import { LibraryList } from './library-list.tsx'
import { NetworkFoot } from './network-foot.tsx'
import { ThreadList } from './thread-list.tsx'

/** Threads and library on the left. */
export function Sidebar({ readOnly }: { readOnly: boolean }) {
  const empty = (useCall('library.overview', {}).data?.documents ?? 0) === 0
  const searching = useViewStore((state) => state.view.name === 'search')
  const { platform } = window.carrel
  return (
    <nav aria-label={say('shell', 'sidebar')} className="flex h-full flex-col bg-side" data-drop="sidebar">
      <header
        className={`title-row flex h-10 shrink-0 items-center justify-between pr-3 ${platform === 'darwin' ? 'pl-20' : 'pl-3'}`}
      >
        <span className="font-semibold">{say('shell', 'appName')}</span>
        <IconButton label={say('shell', 'hideSidebar')} keys={COMMANDS['toggle-sidebar'].keys} onPress={toggleSidebar}>
          <PanelLeft />
        </IconButton>
      </header>
      <div className="flex-1 overflow-y-auto p-2 pt-2.5">
        <button
          type="button"
          onClick={newQuestion}
          aria-keyshortcuts={ariaKeys(COMMANDS['new-question'].keys, platform)}
          className="flex h-7.5 w-full items-center gap-2 rounded-control border border-line bg-raise pr-2 pl-2.5 font-semibold shadow-[0_1px_2px_var(--hair)] hover:border-edge"
        >
          <span className="text-accent">
            <SquarePen />
          </span>
          <span className="flex-1 text-left">{say('shell', 'new-question')}</span>
          <Kbd keys={COMMANDS['new-question'].keys} />
        </button>
        {empty ? null : (
          <div className="mt-3 flex flex-col gap-px">
            <WayRow
              icon={<Search />}
              label={say('shell', 'search')}
              keys={COMMANDS['show-search'].keys}
              selected={searching}
              onPress={showSearch}
            />
            <WayRow
              icon={<CornerDownRight />}
              label={say('shell', 'jumpTo')}
              keys={COMMANDS['open-palette'].keys}
              onPress={() => showOverlay('palette')}
            />
          </div>
        )}
        <ThreadList readOnly={readOnly} />
        <LibraryList readOnly={readOnly} />
        <DeskList />
        <FolderList readOnly={readOnly} />
      </div>
      <ImportProgress />
      <NetworkFoot />
    </nav>
  )
}

/** A way to somewhere, with its shortcut. */
function WayRow(props: { icon: ReactNode; label: string; keys: string; selected?: boolean; onPress: () => void }) {
  const { icon, label, keys, selected = false, onPress } = props
  return (
    <button
      type="button"
      onClick={onPress}
      aria-keyshortcuts={ariaKeys(keys, window.carrel.platform)}
      aria-current={selected ? 'page' : undefined}
      className={classes(
        'flex h-7.5 w-full items-center gap-2 rounded-control border-l-3 pr-2 pl-2',
        selected ? 'border-accent bg-raise font-semibold text-ink' : 'border-transparent text-soft hover:bg-hair',
      )}
    >
      {icon}
      <span className="flex-1 text-left">{label}</span>
      <Kbd keys={keys} />
    </button>
  )
}
