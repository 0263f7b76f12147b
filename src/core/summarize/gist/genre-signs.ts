import type { Genre } from '../../../api/genre.ts'

/** What a genre is told from: `title` with the first lines; `words`: how many the text has. */
export type Seen = { title: string; headings: string; whole: string; words: number }

/** The points that a document has for a genre; 3 make it clear. */
export const genreSigns: readonly { genre: Genre; points: (seen: Seen) => number }[] = [
  {
    genre: 'contract',
    points: ({ title, whole, words }) =>
      (/\b(?:agreement|contract|lease|terms (?:of|and)|covenant|deed|licen[cs]e|policy)\b|(?:vertrag|vereinbarung|geschäftsbedingungen)/i.test(
        title,
      )
        ? 1.2
        : 0) +
      Math.min(2, rate(/\b(?:shall|must not|may not|agrees? (?:to|that)|soll|verpflichtet)\b/gi, whole, words) / 5) +
      Math.min(
        2.5,
        distinct(
          [
            /\bhereby\b|\bhiermit\b/i,
            /\bparties\b|\bparteien\b/i,
            /\bgoverning law\b|\bgoverned by the laws?\b|\bgerichtsstand\b|\bjurisdiction\b/i,
            /\bterminat(?:e|ed|ion)\b|\bkündig/i,
            /\bliab(?:le|ility)\b|\bhaft(?:et|ung)\b/i,
            /\bindemnif|\bwarrant(?:y|ies)\b|\bgewährleistung/i,
            /\bwhereas\b|\bin witness whereof\b|\bentered into\b/i,
            /\bthese terms\b|\bthis (?:agreement|contract|lease|licen[cs]e|policy)\b|\bdiese[rs]? vertrag/i,
            /\b(?:tenant|landlord|lessor|lessee|licens(?:or|ee)|borrower|lender|mieter|vermieter)\b/i,
            /\byou (?:agree|may|may not|grant|acknowledge)\b|\byour (?:account|content|use)\b|\bour services?\b/i,
          ],
          whole,
        ) * 0.55,
      ) -
      (reports.test(title) ? 3 : 0),
  },
  {
    genre: 'invoice',
    points: ({ title, whole, words }) =>
      words > 2500
        ? 0
        : (/\b(?:invoice|bill|receipt|rechnung|facture|factura|quittung)\b/i.test(title) ? 1.6 : 0) +
          distinct(
            [
              /\b(?:invoice|bill|receipt|rechnungs)[- ]?(?:no|number|nr|date|nummer|datum|#)/i,
              /\b(?:order|customer|kunden|bestell|auftrags)[- ]?(?:no|number|nr|nummer)\b/i,
              /\b(?:amount|total|balance) due\b|\bzahlbar\b|\bpayable (?:by|within)\b|\bdue date\b/i,
              /\b(?:vat|tax|sales tax|mwst|ust|umsatzsteuer|tva)\b/i,
              /\b(?:sub)?total\b|\b(?:gesamt|zwischen)(?:betrag|summe)\b/i,
              /\b(?:qty|quantity|unit price|menge|einzelpreis)\b/i,
              /\bbill(?:ed)? to\b|\bship to\b|\brechnungsempfänger\b/i,
              /\biban\b|\bbic\b/i,
            ],
            whole,
          ) *
            0.6,
  },
  {
    genre: 'minutes',
    points: ({ title, whole }) =>
      (/\bminutes\b(?! (?:of|per|a|to|from) (?:work|walk)|\s*\))|\b(?:protokoll|niederschrift)\b/i.test(title)
        ? 1.8
        : 0) +
      distinct(
        [
          /\b(?:attendees|in attendance|members present|present:|apologies|absent|anwesend|teilnehmer)\b/i,
          /\b(?:agenda|tagesordnung)\b/i,
          /\b(?:adjourned|meeting (?:was )?(?:called to order|closed|opened))\b|\bsitzung\b/i,
          /\b(?:action items?|motion|seconded|resolved|beschluss|beschlossen)\b/i,
          /\bnext meeting\b|\bnächste sitzung\b/i,
        ],
        whole,
      ) *
        0.7,
  },
  {
    genre: 'paper',
    points: ({ headings, title, whole, words }) =>
      (/(?:^|\n)\W*(?:abstract|summary|zusammenfassung)\b/i.test(`${title}\n${headings}`) ? 1.2 : 0) +
      (/(?:^|\n)[\d.\sIVX]*(?:references|bibliography|literatur(?:verzeichnis)?)\s*(?:\n|$)/i.test(
        `${headings}\n${whole}`,
      )
        ? 1
        : 0) +
      (/(?:^|\n)[\d.\sIVX]*(?:introduction|related work|background|methods?|materials and methods|results|discussion|conclusions?|experiments?|evaluation)\s*(?:\n|$)/i.test(
        headings,
      )
        ? 0.8
        : 0) +
      Math.min(
        1.4,
        rate(
          /\bet al\b|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|\(\p{Lu}\p{L}+(?: et al\.?)?,? (?:19|20)\d\d\)/gu,
          whole,
          words,
        ) / 4,
      ) +
      (/\b(?:arxiv|doi|et al)\b/i.test(whole) ? 0.6 : 0) +
      (/\b(?:we (?:propose|present|show|find|evaluate|investigate)|in this (?:paper|study|work)|our (?:method|approach|results|model))\b/i.test(
        whole,
      )
        ? 1
        : 0),
  },
  {
    genre: 'manual',
    points: ({ title, headings, whole, words }) =>
      (/\b(?:manual|user guide|guide|handbook|instructions?|tutorial|how[- ]to|redpaper|redbook|readme|handbuch|anleitung|leitfaden)\b/i.test(
        title,
      )
        ? 1.5
        : 0) +
      (/\b(?:install(?:ation|ing)?|getting started|set(?:ting)? ?up|usage|troubleshooting|configur(?:e|ing|ation)|quick start|requirements|maintenance|procedures?|warning|einrichtung|bedienung|wartung)\b/i.test(
        headings,
      )
        ? 1
        : 0) +
      Math.min(
        1.8,
        rate(
          /(?:^|[.:]\s|\n\s*(?:\d+[.)]|[-•*])?\s*)(?:click|press|select|choose|enter|type|open|install|run|remove|insert|turn|check|make sure|ensure|connect|use|see|create|set|drücken|wählen|klicken)\b/gi,
          whole,
          words,
        ) / 4,
      ),
  },
  {
    genre: 'statement',
    points: ({ title, headings, whole, words }) =>
      (reports.test(`${title}\n${headings}`) ? 1.6 : 0) +
      distinct(
        [
          /\b(?:statements? of (?:operations|income|cash flows|financial position|account)|income statements?|cash flow statements?)\b/i,
          /\bbalance sheets?\b|\bbilanz\b/i,
          /\bnet (?:income|loss|sales|revenue)\b|\boperating income\b|\bumsatzerlöse\b|\bjahresüberschuss\b/i,
          /\b(?:fiscal|financial) (?:year|quarter)\b|\b(?:three|six|nine|twelve) months ended\b|\bquarter(?:ly)? (?:period )?ended\b|\bgeschäftsjahr\b/i,
          /\b(?:opening|closing|previous|new) balance\b|\bkontostand\b|\bkontoauszug\b|\btransactions?\b.*\bbalance\b/i,
          /\b(?:shareholders|stockholders)['’] equity\b|\bearnings per share\b|\bgaap\b|\bifrs\b/i,
        ],
        whole,
      ) *
        0.6 +
      Math.min(0.8, rate(/[$€£]\s?\d|\bmillion\b|\bbillion\b/g, whole, words) / 12),
  },
  {
    genre: 'letter',
    points: ({ title, whole, words }) =>
      words > 3000
        ? 0
        : (/(?:^|\n)\s*(?:dear|to whom it may concern|sehr geehrte|liebe[rs]?|hallo|chère|cher|estimad[oa])\b.{0,80}[,:!]?\s*(?:\n|$)/i.test(
            `${title}\n${whole}`,
          )
            ? 1.8
            : 0) +
          (/\b(?:sincerely|(?:best|kind|warm) regards|yours (?:faithfully|truly|sincerely)|best wishes|respectfully|(?:freundlichen|besten) grüßen|hochachtungsvoll|cordialement)\b/i.test(
            whole,
          )
            ? 1.4
            : 0),
  },
]

const reports =
  /\b(?:10-[QK]|quarterly report|annual report|financial statements?|earnings|income statement|account statement|statement of account|bank statement|balance sheet|kontoauszug|jahresabschluss|geschäftsbericht)\b/i

/** How many of the patterns a text has. */
function distinct(patterns: readonly RegExp[], text: string): number {
  return patterns.filter((pattern) => pattern.test(text)).length
}

/** Hits of a pattern in a thousand words. */
function rate(pattern: RegExp, text: string, words: number): number {
  return ((text.match(pattern)?.length ?? 0) * 1000) / Math.max(words, 150)
}
