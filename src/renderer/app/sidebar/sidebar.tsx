import { PanelLeft, Search, SquarePen } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { IconButton } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { ariaKeys } from '../../components/keys.ts'
import { COMMANDS, newQuestion, toggleSidebar } from '../commands.ts'
import { useCall } from '../queries.ts'
import { showOverlay } from '../view-store.ts'
import { FolderList } from './folder-list.tsx'
import { ImportProgress } from './import-progress.tsx'
import { LibraryList } from './library-list.tsx'
import { NetworkFoot } from './network-foot.tsx'
import { ThreadList } from './thread-list.tsx'

/** Threads and library on the left. */
export function Sidebar({ readOnly }: { readOnly: boolean }) {
  const empty = (useCall('library.overview', {}).data?.documents ?? 0) === 0
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
          <button
            type="button"
            onClick={() => showOverlay('palette')}
            aria-keyshortcuts={ariaKeys(COMMANDS['open-palette'].keys, platform)}
            className="mt-3 flex h-7.5 w-full items-center gap-2 rounded-control border border-transparent pr-2 pl-2.5 text-soft hover:bg-hair"
          >
            <Search />
            <span className="flex-1 text-left">{say('shell', 'search')}</span>
            <Kbd keys={COMMANDS['open-palette'].keys} />
          </button>
        )}
        <ThreadList readOnly={readOnly} />
        <LibraryList readOnly={readOnly} />
        <FolderList readOnly={readOnly} />
      </div>
      <ImportProgress />
      <NetworkFoot />
    </nav>
  )
}
