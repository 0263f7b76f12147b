import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'

/** Everything that ever left the machine. */
export function LedgerView() {
  const { data, error } = useCall('ledger.list', {})
  return (
    <section aria-label={say('shell', 'show-ledger')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow title={say('shell', 'show-ledger')} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-[45.5rem] px-8.5 py-6">
          {error === null ? null : (
            <p role="alert" className="text-warn">
              {sentenceFor(error)}
            </p>
          )}
          {data?.length === 0 ? (
            <>
              <p className="font-book text-title">{say('shell', 'sentNothing')}</p>
              <p className="mt-2 text-answer text-soft">{say('shell', 'ledgerEmpty')}</p>
            </>
          ) : null}
          {data !== undefined && data.length > 0 ? (
            <table className="w-full border-collapse text-left">
              <thead>
                <tr className="h-7 border-b border-line text-label text-soft">
                  {(['ledgerWhen', 'ledgerHost', 'ledgerReason', 'ledgerBytes'] as const).map((key) => (
                    <th key={key} scope="col" className="font-semibold">
                      {say('shell', key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="selectable tabular-nums">
                {data.map((entry) => (
                  <tr key={`${entry.at}:${entry.host}`} className="h-7 border-b border-hair">
                    <td>{new Date(entry.at).toLocaleString('en-GB')}</td>
                    <td>{entry.host}</td>
                    <td>{entry.reason}</td>
                    <td>{say('shell', 'bytes', { count: entry.bytes })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </div>
      </div>
    </section>
  )
}
