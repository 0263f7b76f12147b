import { addressesIn } from './addresses.ts'
import { datesIn } from './dates.ts'
import { blank, type Fact } from './fact.ts'
import { namesIn } from './names.ts'
import { numbersIn } from './numbers.ts'

/** All facts of a text in order, none overlapping: addresses first, then dates, numbers, names. */
export function factsOf(text: string, known?: ReadonlySet<string>): Fact[] {
  const addresses = addressesIn(text)
  const dates = datesIn(blank(text, addresses))
  const taken = [...addresses, ...dates]
  const numbers = numbersIn(blank(text, taken))
  const names = namesIn(blank(text, [...taken, ...numbers]), known)
  return [...taken, ...numbers, ...names].sort((a, b) => a.start - b.start)
}
