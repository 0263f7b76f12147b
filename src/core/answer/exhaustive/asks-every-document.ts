/** Asks for a thing of each document, whatever else it asks. */
const each = [
  /\b(?:which|how many|what number) (?:of (?:the|these|those|my|our|all)\b|(?:documents?|files?|contracts?|leases?|letters?|invoices?|reports?|filings?|agreements?|policies|offers?|e-?mails?|messages?|companies|tenants?|suppliers?|parties)\b)/i,
  /\b(?:in|of|for|from|across|by|per|with) (?:each|every one|all)(?: of (?:them|these|those|the (?:documents|files|contracts|leases|reports|filings))| one)?\s*(?:[?.!,;]|$)/i,
  /\b(?:each|every) (?:document|file|contract|lease|letter|invoice|report|filing|agreement|policy|offer|company|tenant|supplier|party|reporting period|reported period|period|quarter)\b/i,
  /\ball (?:of )?(?:the |these |those |my |our )?(?:documents|files|contracts|leases|letters|invoices|reports|filings|agreements|policies|offers|e-?mails|messages|companies|tenants|suppliers|parties|10-[qk]s|amounts|dates|deadlines|names|places|passages|clauses|mentions|cases)\b/i,
  /^\s*(?:please )?(?:list|compare|tabulate|enumerate|contrast)\b/i,
  /\b(?:make|give me|show me|draw up) an? (?:list|table|overview|comparison)\b/i,
  /(?:^|\s)(?:welche[rs]?|wie ?viele) (?:von (?:den|diesen|meinen|unseren|allen)|der|dieser|meiner|unserer|dokumente|dateien|verträge|mietverträge|briefe|rechnungen|berichte|vereinbarungen|policen|angebote|firmen|parteien|mieter)(?=\s|$|\?)/i,
  /(?:^|\s)(?:jede[rsmn]?|sämtliche[rn]?) (?:dokuments?|datei|vertrag(?:s|es)?|mietvertrag(?:s|es)?|brief(?:s|es)?|rechnung|bericht(?:s|es)?|vereinbarung|police|angebot(?:s|es)?|firma|partei|quartal(?:s|es)?)(?=\s|$|[?.,])/i,
  /(?:^|\s)(?:alle[nr]?) (?:der |diese[rn]? |meine[rn]? |unsere[rn]? )?(?:dokumente[n]?|dateien|verträge[n]?|mietverträge[n]?|briefe[n]?|rechnungen|berichte[n]?|vereinbarungen|policen|angebote[n]?|firmen|parteien|beträge|termine|fristen|stellen|klauseln)(?=\s|$|[?.,])/i,
  /^\s*(?:bitte )?(?:liste|vergleiche|nenne alle|zähle|stelle .{0,60} gegenüber)/i,
]
/** Goes over many documents or times, without a word for each of them. */
const over = [
  /\b(?:list (?:this|these|them|it) out|breakdown for each|compared? (?:with|to) (?:the )?(?:previous|prior|earlier|past|other)|compare (?:across|with|to)|differ (?:from|between|by|across)|how many (?:documents|files|contracts)|in total over)\b/i,
  /\b(?:across|over|throughout|during|between|in) (?:the |these |those |all )*(?:reported |reporting |quarterly |historical |annual )*(?:documents|files|contracts|leases|reports|filings|10-[qk]s|quarters|periods|years|months|time(?:frame|line)?)\b/i,
  /\b(?:across|over|throughout) the (?:reported|reporting) (?:period|time(?:frame|line)?)\b|\b(?:relative|compared) to (?:past|previous|prior|earlier|other)\b|\b(?:to|than|against) (?:past|previous|prior|earlier) (?:ones|quarters|years|periods|months)\b/i,
  /(?:['’]s?|\bthe|\bthese|\bthose|\bmy|\bour) (?:quarterly |annual |monthly )?(?:reports|filings|10-[qk]s|contracts|leases|invoices)\b/i,
  /\b(?:quarter (?:to|by|over) quarter|period (?:to|by) period|year (?:to|by|over) year|over time|trend(?:s|ed|ing)?)\b/i,
  /(?:^|\s)(?:im vergleich|über die (?:zeit|jahre|quartale)|im (?:zeit)?verlauf|tabelle (?:mit|der|aller)|übersicht (?:über|der|aller))/i,
]

/**
 * How a question asks every document of its scope rather than for the passages nearest to it, in English and German. `each`:
 * "which of", "how many of", "in each", "list", "compare"; `over`: "over time", "in these reports". Words that only stand in
 * names or fixed phrases ("all-hands", "at all times", "every month") do not count.
 */
export function asksEveryDocument(question: string): 'each' | 'over' | undefined {
  const text = question.replace(/\s+/g, ' ')
  const says = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(text))
  return says(each) ? 'each' : says(over) ? 'over' : undefined
}
