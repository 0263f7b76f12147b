/** Kept summaries. */
export function SummariesView() {
  return <section />
}
