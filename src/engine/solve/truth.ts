/** What a statement can be over all values that are left: bit 1, it can be false; bit 2, it can be true. */
export type Truth = number

export const FALSE: Truth = 1
export const TRUE: Truth = 2
export const UNKNOWN: Truth = 3

export function not(truth: Truth): Truth {
  return ((truth & FALSE) << 1) | ((truth & TRUE) >> 1)
}

export function or(left: Truth, right: Truth): Truth {
  return ((left | right) & TRUE) | (left & right & FALSE)
}

export function and(left: Truth, right: Truth): Truth {
  return (left & right & TRUE) | ((left | right) & FALSE)
}

export function iff(left: Truth, right: Truth): Truth {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN
  return left === right ? TRUE : FALSE
}
