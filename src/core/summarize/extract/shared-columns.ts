import type { ColumnKind } from '../../../api/answer-table.ts'
import type { Genre } from '../../../api/genre.ts'
import { type PlannedColumn, planColumns } from '../../answer/exhaustive/column-plan.ts'

/** A column that documents of a genre share: of their facts, of the sentence that says it, or of an asked figure. */
export type SharedColumn = {
  name: string
  kind: ColumnKind
  from?: 'parties' | 'dates' | 'amounts'
  says?: RegExp
  asked?: PlannedColumn
}

const names = {
  en: {
    parties: 'Parties',
    date: 'Date',
    amount: 'Amount',
    term: 'Term',
    notice: 'Termination',
    law: 'Governing law',
    liability: 'Liability',
    aim: 'Aim',
    result: 'Result',
    outlook: 'Says of itself',
  },
  de: {
    parties: 'Beteiligte',
    date: 'Datum',
    amount: 'Betrag',
    term: 'Laufzeit',
    notice: 'Kündigung',
    law: 'Anwendbares Recht',
    liability: 'Haftung',
    aim: 'Ziel',
    result: 'Ergebnis',
    outlook: 'Kern',
  },
} as const

/** What documents of a genre can be compared in; the columns' names are English, or German for German documents. */
export function sharedColumns(genre: Genre, language: string): SharedColumn[] {
  const name = language === 'de' ? names.de : names.en
  const general: SharedColumn[] = [
    { name: name.parties, kind: 'text', from: 'parties' },
    { name: name.date, kind: 'date', from: 'dates' },
    { name: name.amount, kind: 'amount', from: 'amounts' },
  ]
  switch (genre) {
    case 'contract':
      return [
        ...general,
        {
          name: name.term,
          kind: 'text',
          says: /\b(?:term of this|initial term|commenc\w+|begins? on|remains? in (?:full )?(?:force|effect)|expires?|laufzeit|beginnt am|endet am)\b/i,
        },
        { name: name.notice, kind: 'text', says: /\b(?:terminat(?:e[sd]?|ion)|notice period|kündig\p{L}*)/iu },
        {
          name: name.law,
          kind: 'text',
          says: /\b(?:governed by|governing law|laws? of (?:the )?(?:state|commonwealth|republic|england|germany)|anwendbares recht|gerichtsstand|es gilt .{0,30}recht)\b/i,
        },
        { name: name.liability, kind: 'text', says: /\b(?:liab(?:le|ility)|indemnif\w+|haft(?:et|ung))\b/i },
      ]
    case 'statement':
      return [
        { name: name.date, kind: 'date', from: 'dates' },
        ...planColumns('What are the total revenue, operating income and net income in each report?').columns.map(
          (asked) => ({ name: asked.name, kind: asked.kind, asked }),
        ),
      ]
    case 'paper':
      return [
        {
          name: name.aim,
          kind: 'text',
          says: /\b(?:we (?:propose|present|introduce|investigate|study|describe)|(?:aim|purpose|goal|objective)s? (?:of|is|was)|this (?:paper|study|article))\b/i,
        },
        {
          name: name.result,
          kind: 'text',
          says: /\b(?:results? (?:show|suggest|indicate|demonstrate)|we (?:find|found|show|conclude|observe[d]?)|outperform\w*|significant(?:ly)?)\b/i,
        },
        { name: name.date, kind: 'date', from: 'dates' },
      ]
    default:
      return [...general, { name: name.outlook, kind: 'text', says: /./ }]
  }
}
