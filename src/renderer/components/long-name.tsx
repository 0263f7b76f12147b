import { splitName } from './split-name.ts'

/** A name that is cut in its middle where it is too long; whole in the tooltip and when read aloud. */
export function LongName({ name, className = '' }: { name: string; className?: string }) {
  const [head, tail] = splitName(name)
  return (
    <span className={`relative flex min-w-0 ${className}`} title={name}>
      <span className="sr-only">{name}</span>
      <span aria-hidden="true" className="truncate whitespace-pre">
        {head}
      </span>
      <span aria-hidden="true" className="shrink-0 whitespace-pre">
        {tail}
      </span>
    </span>
  )
}
