/** The vector at length 1; a vector without length becomes the first axis, so that similarities stay numbers. */
export function unitVector(vector: readonly number[], dimensions: number): Float32Array {
  const unit = new Float32Array(dimensions)
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length) || length === 0) {
    if (dimensions > 0) unit[0] = 1
    return unit
  }
  for (let index = 0; index < dimensions; index += 1) unit[index] = (vector[index] ?? 0) / length
  return unit
}
