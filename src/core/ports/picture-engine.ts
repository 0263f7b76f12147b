import type { PageFile } from './page-file.ts'

/**
 * Opens pictures: PNG, JPEG, TIFF (each of its pictures a page), WebP, BMP, GIF (its first). `open` throws
 * `document-damaged`, and `picture-too-large {megapixels, limit}`.
 */
export type PictureEngine = { open(bytes: Uint8Array): Promise<PageFile> }
