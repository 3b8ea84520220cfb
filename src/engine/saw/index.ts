export type { SawPiece } from './cuts.ts'
export { nest, type SawRequest } from './nest.ts'
