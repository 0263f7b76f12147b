/**
 * Unpacks deflated data (RFC 1951) or a gzip file (RFC 1952) piece by piece. Throws what the pieces throw, and where they
 * are no such data or end too soon.
 */
export type Unpacker = (packed: AsyncIterable<Uint8Array>, format: 'deflate' | 'gzip') => AsyncIterable<Uint8Array>
