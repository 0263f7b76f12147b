import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { DeletionReceipt } from '../../../api/deletion-receipt.ts'
import { receiptText, receiptWords } from '../../../messages/receipt-words.ts'
import { say } from '../../../messages/say.ts'
import { copyText } from '../../app/copy.ts'
import { report } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'

/** One deletion: when and what; opened, what each store was found to hold, to be copied or removed. */
export function ReceiptRow({ receipt }: { receipt: DeletionReceipt }) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const left = receipt.stores.reduce((sum, store) => sum + store.left, 0)
  const [first] = receipt.documents
  const others = receipt.documents.length - 1
  const title = first?.title ?? ''
  return (
    <li className="border-b border-hair last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className="flex min-h-9 w-full items-center gap-2 rounded-control px-2.5 py-1 text-left"
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight className={classes('shrink-0 text-soft transition-transform', isOpen && 'rotate-90')} />
        <span className="min-w-0 flex-1">
          <LongName
            name={others > 0 ? say('deletions', 'andMore', { title, count: others }) : title}
            className="font-semibold"
          />
          <span className="block text-label text-soft tabular-nums">
            {moment(receipt.at)}
            {', '}
            <span className={left > 0 ? 'text-warn' : ''}>
              {left > 0 ? say('deletions', 'left', { count: left }) : say('deletions', 'nothingLeft')}
            </span>
          </span>
        </span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <Opened receipt={receipt} /> : null}
      </div>
    </li>
  )
}

function Opened({ receipt }: { receipt: DeletionReceipt }) {
  const { readOnly } = useShell()
  const { summary, stores, quoted } = receiptWords(receipt)
  return (
    <div className="selectable px-8 pb-3">
      <p className="tabular-nums">{summary}</p>
      <ul className="mt-1 pl-3 tabular-nums">
        {stores.map((line, at) => (
          <li key={line} className={(receipt.stores[at]?.left ?? 0) > 0 ? 'text-warn' : 'text-soft'}>
            {line}
          </li>
        ))}
      </ul>
      {quoted === undefined ? null : <p className="mt-1">{quoted}</p>}
      <ul aria-label={say('deletions', 'documents')} className="mt-2 max-h-60 overflow-y-auto border-t border-hair">
        {receipt.documents.map(({ title, path, sha256 }) => (
          <li key={path} className="border-b border-hair py-1.5">
            {title}
            <span className="block text-label break-all text-soft">{path}</span>
            {sha256 === '' ? null : (
              <span className="block text-label break-all text-soft">
                {say('deletions', 'digest', { digest: sha256 })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button onPress={() => void copyText(receiptText(receipt, moment(receipt.at)), say('deletions', 'copied'))}>
          {say('deletions', 'copy')}
        </Button>
        {readOnly ? null : <Removal receiptId={receipt.id} />}
      </div>
    </div>
  )
}

/** Asks once more: nothing brings a receipt back. */
function Removal({ receiptId }: { receiptId: string }) {
  const client = useClient()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <Button look="quiet" onPress={() => setAsked(true)}>
        {say('deletions', 'remove')}
      </Button>
    )
  }
  return (
    <>
      <p role="status" className="text-warn">
        {say('deletions', 'removeSure')}
      </p>
      <Button autoFocus onPress={() => void client.call('receipt.remove', { id: receiptId }).catch(report)}>
        {say('deletions', 'removeNow')}
      </Button>
      <Button look="quiet" onPress={() => setAsked(false)}>
        {say('deletions', 'keep')}
      </Button>
    </>
  )
}

function moment(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}
