import { PanelLeft, PanelRight } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { say } from '../../../messages/say.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { COMMANDS, toggleSidebar } from '../commands.ts'
import { setReaderOpen, useReaderStore } from '../reader-store.ts'
import { useShell } from './shell-context.ts'

/** The top of the middle pane: what it shows, what can be done with it, and the way back to a hidden pane. */
export function TitleRow({ title, note, children }: { title: string; note?: string; children?: ReactNode }) {
  const { sidebar, reader } = useShell()
  const hasRead = useReaderStore((state) => state.position >= 0)
  const { platform } = window.carrel
  const alone = reader !== 'docked'
  useEffect(() => {
    document.title = title === '' ? say('shell', 'appName') : say('shell', 'windowTitle', { title })
  }, [title])
  return (
    <header
      className={classes(
        'title-row flex h-10 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3',
        sidebar !== 'docked' && platform === 'darwin' && 'pl-20',
        alone && platform === 'win32' && 'pr-[8.625rem]',
      )}
    >
      {sidebar === 'docked' ? null : (
        <IconButton label={say('shell', 'showSidebar')} keys={COMMANDS['toggle-sidebar'].keys} onPress={toggleSidebar}>
          <PanelLeft />
        </IconButton>
      )}
      <div className="flex min-w-0 flex-1 items-baseline gap-2">
        {title === '' ? null : (
          <h1 className="min-w-0 truncate font-semibold" title={title}>
            {title}
          </h1>
        )}
        {note === undefined ? null : <span className="shrink-0 text-soft tabular-nums">{note}</span>}
      </div>
      {children}
      {reader === 'hidden' && hasRead ? (
        <IconButton
          label={say('shell', 'showReader')}
          keys={COMMANDS['toggle-reader'].keys}
          onPress={() => setReaderOpen(true)}
        >
          <PanelRight />
        </IconButton>
      ) : null}
    </header>
  )
}
