import { Trash2, Zap } from 'lucide-react'
import { useState } from 'react'
import type { WarmState, WarmStates } from '../../../api/warm.ts'
import { say } from '../../../messages/say.ts'
import { dayWords } from '../../app/day-words.ts'
import { report } from '../../app/report.ts'
import { sizeWords } from '../../app/size-words.ts'
import { showToast } from '../../app/toast-store.ts'
import { useClient } from '../../client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { LongName } from '../../components/long-name.tsx'
import { budgetWords, rememberedTitle } from './memory-words.ts'

/** What models remember of documents, the last used first; each can be forgotten, or all of it after a second step. */
export function RememberedTable({
  warm,
  megabytes,
  readOnly,
}: {
  warm: WarmStates
  /** What it may take, as the settings count it. */
  megabytes: number
  readOnly: boolean
}) {
  const client = useClient()
  const { states, usedBytes } = warm
  const forget = (ids?: string[]) => {
    client
      .call('warm.remove', ids === undefined ? {} : { ids })
      .then(() => showToast(say('memory', 'forgotten')))
      .catch(report)
  }
  return (
    <>
      <h3 className="mb-1.5 flex items-baseline gap-2 font-semibold">
        {say('memory', 'remembered')}
        <span className="text-label font-normal text-soft tabular-nums">
          {megabytes === 0 ? '' : say('memory', 'used', { used: sizeWords(usedBytes), budget: budgetWords(megabytes) })}
        </span>
      </h3>
      {states.length === 0 ? (
        <p className="text-soft">{say('memory', 'rememberedNone')}</p>
      ) : (
        <>
          <div className="max-h-80 overflow-y-auto rounded-control border border-line bg-raise">
            <table aria-label={say('memory', 'remembered')} className="w-full table-fixed border-collapse text-left">
              <thead className="sticky top-0 bg-raise">
                <tr className="h-7 text-label text-soft shadow-[inset_0_-1px_0_var(--line)] [&>th]:px-2.5 [&>th]:font-semibold">
                  <th scope="col">{say('memory', 'documents')}</th>
                  <th scope="col" className="w-2/7">
                    {say('memory', 'model')}
                  </th>
                  <th scope="col" className="w-20 text-right">
                    {say('memory', 'size')}
                  </th>
                  <th scope="col" className="w-22 text-right">
                    {say('memory', 'lastUsed')}
                  </th>
                  <th scope="col" className="w-10">
                    <span className="sr-only">{say('memory', 'forgetColumn')}</span>
                  </th>
                </tr>
              </thead>
              <tbody className="tabular-nums">
                {states.map((state) => (
                  <Row key={state.id} state={state} onForget={readOnly ? undefined : () => forget([state.id])} />
                ))}
              </tbody>
            </table>
          </div>
          {readOnly ? null : <ForgetAll onForget={() => forget()} />}
        </>
      )}
    </>
  )
}

function Row({ state, onForget }: { state: WarmState; onForget: (() => void) | undefined }) {
  const title = rememberedTitle(state)
  const all = state.documents.map((one) => one.title).join('\n')
  return (
    <tr className="h-8 border-b border-hair last:border-b-0 [&>td]:px-2.5">
      <td title={all}>
        <span className="flex min-w-0 items-center gap-1.5">
          <LongName name={title} />
          {state.pinned ? <Zap role="img" aria-label={say('memory', 'isPinned')} className="text-accent" /> : null}
        </span>
      </td>
      <td className="truncate text-soft" title={`${state.model}, ${say('memory', 'tokens', { count: state.tokens })}`}>
        {state.model}
      </td>
      <td className="text-right text-soft">{sizeWords(state.bytes)}</td>
      <td className="text-right text-soft">{dayWords(state.usedAt, Date.now())}</td>
      <td className="px-1!">
        {onForget === undefined ? null : (
          <IconButton label={say('memory', 'forget', { title })} onPress={onForget}>
            <Trash2 />
          </IconButton>
        )}
      </td>
    </tr>
  )
}

/** Asks once more: all of it has to be read again. */
function ForgetAll({ onForget }: { onForget: () => void }) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button className="mt-2" onPress={() => setAsked(true)}>
        {say('memory', 'forgetAll')}
      </Button>
    )
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <p role="status" className="text-warn">
        {say('memory', 'forgetSure')}
      </p>
      <Button
        autoFocus
        onPress={() => {
          setAsked(false)
          onForget()
        }}
      >
        {say('memory', 'forgetAllNow')}
      </Button>
      <Button look="quiet" onPress={() => setAsked(false)}>
        {say('memory', 'leave')}
      </Button>
    </div>
  )
}
