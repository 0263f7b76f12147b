import type { ColumnKind } from '../../../api/answer-table.ts'
import type { ComparisonColumn, SharedColumn, SharedColumnCode } from '../../../api/comparison-table.ts'
import type { Genre } from '../../../api/genre.ts'
import { type PlannedColumn, planColumns } from '../../answer/exhaustive/column-plan.ts'

/** A column that documents of a genre share: of their facts, of the sentence that says it, or of an asked figure. */
export type SourcedColumn = {
  column: ComparisonColumn
  from?: 'parties' | 'dates' | 'amounts'
  says?: RegExp
  asked?: PlannedColumn
}

/** What documents of a genre and a language can be compared in. */
export function sharedColumns(genre: Genre, language: string): SourcedColumn[] {
  const shared = (code: SharedColumnCode, kind: ColumnKind = 'text'): SharedColumn => ({ code, language, kind })
  const general: SourcedColumn[] = [
    { column: shared('parties'), from: 'parties' },
    { column: shared('date', 'date'), from: 'dates' },
    { column: shared('amount', 'amount'), from: 'amounts' },
  ]
  switch (genre) {
    case 'contract':
      return [
        ...general,
        {
          column: shared('term'),
          says: /\b(?:term of this|initial term|commenc\w+|begins? on|remains? in (?:full )?(?:force|effect)|expires?|laufzeit|beginnt am|endet am)\b/i,
        },
        { column: shared('notice'), says: /\b(?:terminat(?:e[sd]?|ion)|notice period|kündig\p{L}*)/iu },
        {
          column: shared('law'),
          says: /\b(?:governed by|governing law|laws? of (?:the )?(?:state|commonwealth|republic|england|germany)|anwendbares recht|gerichtsstand|es gilt .{0,30}recht)\b/i,
        },
        { column: shared('liability'), says: /\b(?:liab(?:le|ility)|indemnif\w+|haft(?:et|ung))\b/i },
      ]
    case 'statement':
      return [
        { column: shared('date', 'date'), from: 'dates' },
        ...planColumns('What are the total revenue, operating income and net income in each report?').columns.map(
          (asked) => ({ column: { name: asked.name, kind: asked.kind }, asked }),
        ),
      ]
    case 'paper':
      return [
        {
          column: shared('aim'),
          says: /\b(?:we (?:propose|present|introduce|investigate|study|describe)|(?:aim|purpose|goal|objective)s? (?:of|is|was)|this (?:paper|study|article))\b/i,
        },
        {
          column: shared('result'),
          says: /\b(?:results? (?:show|suggest|indicate|demonstrate)|we (?:find|found|show|conclude|observe[d]?)|outperform\w*|significant(?:ly)?)\b/i,
        },
        { column: shared('date', 'date'), from: 'dates' },
      ]
    default:
      return [...general, { column: shared('outlook'), says: /./ }]
  }
}
