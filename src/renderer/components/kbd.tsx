import { writeKeys } from './keys.ts'

/** A shortcut as the platform writes it; not read aloud, the control carries `aria-keyshortcuts`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd
      aria-hidden="true"
      className="shrink-0 rounded-chip border border-line px-1 font-plain font-medium text-tiny text-soft tabular-nums"
    >
      {writeKeys(keys, window.carrel.platform)}
    </kbd>
  )
}
