import { stem } from '../words/stem.ts'

const pairs =
  'increase/decrease rise/fall rose/fell raise/lower raise/cut gain/loss profit/loss higher/lower high/low above/below before/after more/less more/fewer most/least minimum/maximum include/exclude accept/reject buy/sell allow/prohibit allow/forbid permit/prohibit first/last open/close start/end begin/end import/export win/lose won/lost pass/fail approve/reject tenant/landlord lessee/lessor buyer/seller lender/borrower plaintiff/defendant employer/employee early/late north/south east/west male/female positive/negative strong/weak old/new long/short up/down expand/contract grow/shrink debit/credit asset/liability upregulate/downregulate activate/inhibit activate/deactivate hot/cold warm/cold mandatory/optional voluntary/mandatory public/private domestic/foreign enable/disable appreciate/depreciate upper/lower inside/outside larger/smaller big/small best/worst better/worse'
    .split(' ')
    .map((pair) => pair.split('/').map((word) => stem(word)) as [string, string])
const opposites = new Map<string, Set<string>>()
for (const [left, right] of pairs) {
  opposites.set(left, (opposites.get(left) ?? new Set()).add(right))
  opposites.set(right, (opposites.get(right) ?? new Set()).add(left))
}
const prefixes = ['non', 'un', 'in', 'im', 'ir', 'il', 'dis', 'de', 'mis', 'anti', 'over', 'under']

/** The word of `others` that says the opposite of `word` (all stems): a listed pair, or one with a turning prefix. */
export function oppositeIn(word: string, others: ReadonlySet<string>): string | undefined {
  for (const other of opposites.get(word) ?? []) if (others.has(other)) return other
  for (const prefix of prefixes) {
    if (others.has(prefix + word)) return prefix + word
    if (word.startsWith(prefix) && word.length > prefix.length + 3 && others.has(word.slice(prefix.length))) {
      return word.slice(prefix.length)
    }
  }
  return undefined
}
