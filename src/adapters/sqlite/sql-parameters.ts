/** Named parameters of one statement; `bind` adds a value and gives the name by which the statement calls it. */
export type SqlParameters = { values: Record<string, string | number>; bind(value: string | number): string }

/** Parameters that are named in the order in which they are bound, so that equal shapes give equal SQL. */
export function createSqlParameters(): SqlParameters {
  const values: Record<string, string | number> = {}
  return {
    values,
    bind(value) {
      const name = `p${Object.keys(values).length}`
      values[name] = value
      return `@${name}`
    },
  }
}
