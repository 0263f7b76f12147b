/** A value written by this program as JSON. Only its own writers give `text`, so the shape is known. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T
}

/** A list for `json_each(?)`, which takes any number of values in one parameter. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
}
