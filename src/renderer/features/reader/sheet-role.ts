/** What a document is among those in the reader: which of how many, its spoken name, and whether commands are for it. */
export type SheetRole = { index: number; count: number; label: string; isActive: boolean }
