/** A decimal string in one form: no grouping, no needless zeros, the point moved `shift` places to the right. */
export function decimal(digits: string, shift = 0): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const moved = fraction.padEnd(shift, '0')
  const left = (whole + moved.slice(0, shift)).replace(/^0+(?=\d)/, '') || '0'
  const right = moved.slice(shift).replace(/0+$/, '')
  return right === '' ? left : `${left}.${right}`
}

/** Digits as written ("1,000", "1.234,56", "12,5", "1 000") as a plain decimal string with a point. */
export function plainDigits(written: string): string {
  const digits = written.replace(/[\s'\u2019\u00a0\u202f]/g, '')
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return digits.replace(/\./g, '').replace(',', '.')
  if (/^\d+,\d+$/.test(digits) && !/^\d{1,3},\d{3}$/.test(digits)) return digits.replace(',', '.')
  return digits.replace(/,/g, '')
}
