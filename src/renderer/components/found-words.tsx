/** A snippet in pieces, the words that were looked for semibold. */
export function FoundWords({ pieces }: { pieces: readonly { text: string; found: boolean }[] }) {
  return pieces.map(({ text, found }, at) =>
    // The pieces of a snippet never move, so their place names them.
    found ? (
      <mark key={`${at} ${text}`} className="bg-transparent font-semibold text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
