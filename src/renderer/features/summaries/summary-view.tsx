/** A summary with its sources. */
export function SummaryView({ summaryId }: { summaryId: string }) {
  return <section data-summary={summaryId} />
}
