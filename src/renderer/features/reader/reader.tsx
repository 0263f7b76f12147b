import './reader.css'
import { useEffect, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { currentEntry, type ReaderEntry, useReaderStore } from '../../app/reader-store.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { classes } from '../../components/classes.ts'
import { Notice } from './notice.tsx'
import { PairTitle } from './pair-title.tsx'
import { Sheet } from './sheet.tsx'
import { useLeavePair } from './use-leave-pair.ts'

/** The reader's pane: the document that the reader store points at, or two beside each other, at the words meant. */
export function Reader() {
  const entry = useReaderStore(currentEntry)
  return entry === undefined ? <Notice text={say('reader', 'nothingOpen')} /> : <Sheets entry={entry} />
}

/** Two stand side by side where the docked pane is wide enough, else one above the other. */
function Sheets({ entry: { sheets, active } }: { entry: ReaderEntry }) {
  const docked = useShell().reader === 'docked'
  const isPair = sheets.length > 1
  const area = useRef<HTMLDivElement>(null)
  useLeavePair(isPair)
  useEffect(() => {
    // What had focus may have gone with the pair.
    if (!isPair && document.activeElement === document.body) area.current?.querySelector<HTMLElement>(TEXT)?.focus()
  }, [isPair])
  return (
    <>
      {isPair ? <PairTitle title={sheets[active]?.title ?? ''} /> : null}
      <div ref={area} className="@container flex min-h-0 flex-1 flex-col">
        <div className={classes('sheets flex min-h-0 flex-1 flex-col', isPair && docked && '@[40rem]:flex-row')}>
          {sheets.map((target, index) => (
            <Sheet
              key={`${target.documentId} ${sheets.findIndex((one) => one.documentId === target.documentId) === index}`}
              target={target}
              index={index}
              count={sheets.length}
              isActive={index === active}
            />
          ))}
        </div>
      </div>
    </>
  )
}

const TEXT = 'section[tabindex="0"]'
