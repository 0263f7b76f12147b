/** A figure of a filing. `value` in US dollars; `page`: of its statement of income, from 1. */
export type KeyedFigure = { file: string; column: string; value: number; page: number }

/** The question that the key answers. */
export const keyQuestion = 'What is the total net sales and net income of each filing?'
/** The columns of its table. */
export const keyColumns = ['Total net sales', 'Net income'] as const

/** File, net sales or revenue, net income (with what is attributable to others) in millions of dollars, page. */
const statements: readonly (readonly [file: string, sales: number, income: number, page: number])[] = [
  ['2022 Q3 AAPL.pdf', 82_959, 19_442, 4],
  ['2022 Q3 AMZN.pdf', 127_101, 2_872, 4],
  ['2022 Q3 INTC.pdf', 15_338, 1_019, 5],
  ['2022 Q3 MSFT.pdf', 50_122, 17_556, 3],
  ['2022 Q3 NVDA.pdf', 5_931, 680, 3],
  ['2023 Q1 AAPL.pdf', 117_154, 29_998, 4],
  ['2023 Q1 AMZN.pdf', 127_358, 3_172, 4],
  ['2023 Q1 INTC.pdf', 11_715, -2_768, 6],
  ['2023 Q1 MSFT.pdf', 52_747, 16_425, 3],
  ['2023 Q1 NVDA.pdf', 7_192, 2_043, 3],
  ['2023 Q2 AAPL.pdf', 94_836, 24_160, 4],
  ['2023 Q2 AMZN.pdf', 134_383, 6_750, 4],
  ['2023 Q2 INTC.pdf', 12_949, 1_473, 6],
  ['2023 Q2 MSFT.pdf', 52_857, 18_299, 3],
  ['2023 Q2 NVDA.pdf', 13_507, 6_188, 3],
  ['2023 Q3 AAPL.pdf', 81_797, 19_881, 4],
  ['2023 Q3 AMZN.pdf', 143_083, 9_879, 4],
  ['2023 Q3 INTC.pdf', 14_158, 310, 6],
  ['2023 Q3 MSFT.pdf', 56_517, 22_291, 3],
  ['2023 Q3 NVDA.pdf', 18_120, 9_243, 3],
]

/** Two figures of the quarter of each of the 20 filings of qa-kgrag-10q, read by eye from their statements of income. */
export const tenQKey: readonly KeyedFigure[] = statements.flatMap(([file, ...read]) => {
  const page = read[2]
  return keyColumns.map((column, at) => ({ file, column, value: (read[at] ?? 0) * 1e6, page }))
})
