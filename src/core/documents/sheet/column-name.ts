/** The letters of a column counted from 0: A, B, ... Z, AA. */
export function columnName(column: number): string {
  let [rest, name] = [column + 1, '']
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}
