import { PanelRight, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '../../../messages/say.ts'
import { COMMANDS } from '../../app/commands.ts'
import { setReaderOpen } from '../../app/reader-store.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { IconButton } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'

/** The top of the reader: what it shows, what can be done with it, and the way to close the pane. */
export function ReaderTitle({ title, children }: { title: string; children?: ReactNode }) {
  const docked = useShell().reader === 'docked'
  return (
    <header
      className={classes(
        'flex h-10 shrink-0 items-center gap-2 pr-2 pl-3',
        docked && 'title-row',
        docked && window.carrel.platform === 'win32' && 'pr-[8.625rem]',
      )}
    >
      <h2 className="min-w-0 flex-1 font-semibold">
        <LongName name={title} />
      </h2>
      {children}
      <IconButton
        label={say('reader', 'closeReader')}
        keys={COMMANDS['toggle-reader'].keys}
        onPress={() => setReaderOpen(false)}
      >
        {docked ? <PanelRight /> : <X />}
      </IconButton>
    </header>
  )
}
