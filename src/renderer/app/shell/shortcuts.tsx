import { Dialog, Heading } from 'react-aria-components'
import type { MenuCommand } from '../../../api/desktop.ts'
import { say } from '../../../messages/say.ts'
import { Kbd } from '../../components/kbd.tsx'
import { Overlay } from '../../components/overlay.tsx'
import { COMMANDS } from '../commands.ts'
import { showOverlay } from '../view-store.ts'

const MORE = [
  ['keysAsk', 'enter'],
  ['keysNewLine', 'shift+enter'],
  ['keysOpenQuote', 'enter'],
  ['keysLens', 'space'],
  ['keysStrike', 'delete'],
  ['keysUndo', 'mod+z'],
  ['keysNextPane', 'f6'],
  ['keysOneOfTwo', 'escape'],
] as const

/** All shortcuts on one sheet. */
export function Shortcuts() {
  const commands = (Object.entries(COMMANDS) as [MenuCommand, { keys: string | undefined }][]).flatMap(
    ([name, { keys }]) => (keys === undefined ? [] : [{ name: say('shell', name), keys }]),
  )
  const rows = [...commands, ...MORE.map(([key, keys]) => ({ name: say('shell', key), keys }))]
  return (
    <Overlay
      place="items-center p-6"
      className="max-h-full w-[40rem] overflow-y-auto bg-raise"
      onClose={() => showOverlay(undefined)}
    >
      <Dialog className="p-5 outline-none">
        <Heading slot="title" className="mb-3 text-question font-semibold">
          {say('shell', 'show-shortcuts')}
        </Heading>
        <dl className="gap-x-8 sm:columns-2">
          {rows.map((row) => (
            <div key={row.name} className="flex h-7 break-inside-avoid items-center justify-between gap-3">
              <dt className="truncate">{row.name}</dt>
              <dd>
                <Kbd keys={row.keys} />
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </Overlay>
  )
}
