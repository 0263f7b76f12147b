/** Number of the rules by which files become page text. Raise it when the same bytes would give other text or blocks. */
export const extractorVersion = 4
