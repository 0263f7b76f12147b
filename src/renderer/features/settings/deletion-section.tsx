import { useState } from 'react'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { Button } from '../../components/button.tsx'
import { ReceiptRow } from './receipt-row.tsx'
import { Section } from './section.tsx'

/** Receipts shown before all are asked for. */
const FIRST = 10

/** What was deleted for good, the newest first, with what was found of it afterwards. */
export function DeletionSection() {
  const { data: receipts, error } = useCall('receipt.list', {})
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? receipts : receipts?.slice(0, FIRST)
  return (
    <Section title={say('deletions', 'title')}>
      <p className="mb-3 max-w-prose text-soft">{say('deletions', 'text')}</p>
      {error === null ? null : (
        <p role="alert" className="text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {receipts?.length === 0 ? <p>{say('deletions', 'none')}</p> : null}
      {shown === undefined || shown.length === 0 ? null : (
        <ul className="rounded-control border border-line bg-raise">
          {shown.map((receipt) => (
            <ReceiptRow key={receipt.id} receipt={receipt} />
          ))}
        </ul>
      )}
      {receipts === undefined || shown === undefined || shown.length === receipts.length ? null : (
        <Button look="link" className="mt-2" onPress={() => setWhole(true)}>
          {say('deletions', 'showAll', { count: receipts.length })}
        </Button>
      )}
    </Section>
  )
}
