/** What we use of the package logic-solver, which brings no types. */
declare module 'logic-solver' {
  type Formula = { readonly operands: readonly unknown[] } | string
  interface Solution {
    getTrueVars(): string[]
  }
  class Solver {
    require(...formulas: Formula[]): void
    solve(): Solution | null
    solveAssuming(formula: Formula): Solution | null
  }
  const Logic: {
    Solver: typeof Solver
    or(...operands: Formula[]): Formula
    and(...operands: Formula[]): Formula
  }
  export default Logic
}
