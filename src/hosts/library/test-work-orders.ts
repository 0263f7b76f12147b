/** What the child of the kill test of all work is to do besides importing: paths of documents to let go, an embedder to use. */
export type WorkOrders = { delete: string[]; remove: string[]; embedder: string }
