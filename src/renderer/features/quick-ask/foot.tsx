import { LockKeyhole } from 'lucide-react'
import { say } from '../../../messages/say.ts'
import { Kbd } from '../../components/kbd.tsx'
import { clipboardKeys, moreKeys, type Situation } from './keys.ts'

type HintWord =
  | 'ask'
  | 'choose'
  | 'clipboard'
  | 'more'
  | 'open'
  | 'copy'
  | 'go-on'
  | 'close'
  | 'stop'
  | 'back'
  | 'run'
  | 'summarise'
  | 'again'

/** A key and what it does now. */
export type Hint = { keys: string; word: HintWord }

const more: Hint = { keys: moreKeys, word: 'more' }
const goOn: Hint = { keys: 'mod+enter', word: 'go-on' }
const copy: Hint = { keys: 'mod+c', word: 'copy' }

/** The keys that matter now, at most four in all; `last` stands at the right in place of "on this machine". */
export function hintsFor(now: Situation): { hints: Hint[]; last?: Hint } {
  const close: Hint = { keys: 'esc', word: 'close' }
  if (now.list) {
    return {
      hints: [
        { keys: 'down', word: 'choose' },
        { keys: 'enter', word: 'run' },
      ],
      last: { keys: 'esc', word: 'back' },
    }
  }
  if (now.result === 'writing') return { hints: now.canKeep ? [goOn] : [], last: { keys: 'esc', word: 'stop' } }
  if (now.result === 'opens') return { hints: [copy, { keys: 'enter', word: 'open' }, goOn], last: close }
  if (now.result === 'ended') {
    const again: Hint[] = now.typed ? [{ keys: 'enter', word: 'again' }] : []
    return { hints: [copy, ...(now.canKeep ? [...again, goOn] : [more])].slice(0, 3), last: close }
  }
  const first: Hint =
    now.chosen >= 0
      ? { keys: 'enter', word: 'open' }
      : now.given && !now.typed
        ? { keys: 'enter', word: 'summarise' }
        : { keys: 'enter', word: 'ask' }
  const second: Hint[] = now.reckoning ? [copy] : now.hits > 0 ? [{ keys: 'down', word: 'choose' }] : []
  return {
    hints: [
      first,
      ...second,
      ...(now.given || now.chosen >= 0 ? [] : [{ keys: clipboardKeys, word: 'clipboard' as const }]),
      more,
    ],
  }
}

/** The keys that matter now, and that nothing leaves the machine. */
export function Foot({ now }: { now: Situation }) {
  const { hints, last } = hintsFor(now)
  return (
    <footer className="flex h-9 shrink-0 items-center gap-4 border-t border-hair bg-side px-4.5 text-label text-soft">
      {hints.map((hint) => (
        <HintWords key={hint.word} hint={hint} />
      ))}
      <span className="flex-1" />
      {last === undefined ? (
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <LockKeyhole />
          {say('quickAsk', 'onThisMachine')}
        </span>
      ) : (
        <HintWords hint={last} />
      )}
    </footer>
  )
}

function HintWords({ hint: { keys, word } }: { hint: Hint }) {
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <Kbd keys={keys} />
      {say('quickAsk', `hint-${word}`)}
    </span>
  )
}
