/** Where a host writes down what happened. */
export type Log = {
  info(message: string, details?: object): void
  warn(message: string, details?: object): void
  error(message: string, details?: object): void
}
