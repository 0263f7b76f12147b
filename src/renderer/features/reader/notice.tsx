/** A sentence in place of a document. */
export function Notice({ text }: { text: string }) {
  return <p className="m-auto max-w-72 p-4 text-center text-soft">{text}</p>
}
